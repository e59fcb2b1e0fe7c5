# A static binary and nothing else. Build: docker build -t roundpeg . — run: docker run -p 8080:8080 -v roundpeg:/data roundpeg
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o /roundpeg ./cmd/roundpeg && mkdir /data

FROM scratch
COPY --from=build /roundpeg /roundpeg
COPY --from=build --chown=10001:10001 /data /data
USER 10001:10001
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["/roundpeg"]
CMD ["serve", "--listen", "0.0.0.0:8080", "--data", "/data"]
