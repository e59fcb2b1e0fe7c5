package llm

import (
	"context"
	"encoding/binary"
	"io"
	"net"
)

// names is a resolver by which every name has the address.
func names(ip net.IP) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		go func() {
			defer there.Close()
			for {
				var size [2]byte // as over TCP: a length before each message (RFC 1035, section 4.2.2)
				if _, err := io.ReadFull(there, size[:]); err != nil {
					return
				}
				q := make([]byte, binary.BigEndian.Uint16(size[:]))
				if _, err := io.ReadFull(there, q); err != nil {
					return
				}
				a := answer(q, ip)
				if _, err := there.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(a))), a...)); err != nil {
					return
				}
			}
		}()
		return here, nil
	}}
}

// answer gives the address to a question of type A, and none to others.
func answer(q []byte, ip net.IP) []byte {
	end := 12
	for q[end] != 0 {
		end += int(q[end]) + 1
	}
	end += 5
	a := append([]byte{}, q[:end]...)
	binary.BigEndian.PutUint16(a[2:], 0x8180) // a response, recursion available
	binary.BigEndian.PutUint16(a[10:], 0)     // no additional records
	if binary.BigEndian.Uint16(q[end-4:]) == 1 {
		binary.BigEndian.PutUint16(a[6:], 1)
		a = append(a, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4)
		a = append(a, ip.To4()...)
	}
	return a
}
