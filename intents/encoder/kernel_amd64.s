#include "textflag.h"

// One step of a row of x: 16 values, times those of both rows of weights (Y8, Y9), into a sum for each.
#define ROW(at, first, second) \
	VMOVDQU (at), Y10 \
	VPMADDWD Y8, Y10, Y11 \
	VPADDD Y11, first, first \
	VPMADDWD Y9, Y10, Y12 \
	VPADDD Y12, second, second

// Adds up each of four sums and stores them one behind the other.
#define STORE(a, b, c, d, low, to) \
	VPHADDD b, a, a \
	VPHADDD d, c, c \
	VPHADDD c, a, a \
	VEXTRACTI128 $1, a, X13 \
	VPADDD low, X13, X13 \
	VMOVDQU X13, to

// func avx2(w *int8, x *int16, n int, sums *[8]int32)
TEXT ·avx2(SB), NOSPLIT, $0-32
	MOVQ w+0(FP), SI
	MOVQ x+8(FP), R8
	MOVQ n+16(FP), CX
	MOVQ sums+24(FP), DX
	LEAQ (SI)(CX*1), DI
	LEAQ (R8)(CX*2), R9
	LEAQ (R9)(CX*2), R10
	LEAQ (R10)(CX*2), R11
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7

loop:
	VPMOVSXBW (SI), Y8
	VPMOVSXBW (DI), Y9
	ROW(R8, Y0, Y4)
	ROW(R9, Y1, Y5)
	ROW(R10, Y2, Y6)
	ROW(R11, Y3, Y7)
	ADDQ $16, SI
	ADDQ $16, DI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	SUBQ $16, CX
	JNZ  loop

	STORE(Y0, Y1, Y2, Y3, X0, (DX))
	STORE(Y4, Y5, Y6, Y7, X4, 16(DX))
	VZEROUPPER
	RET
