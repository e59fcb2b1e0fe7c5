#include "textflag.h"

// Adds up the eight sums of a (its lower half is low) and stores them.
#define STORE(a, low, to) \
	VEXTRACTF128 $1, a, X8 \
	VADDPS X8, low, X8 \
	VHADDPS X8, X8, X8 \
	VHADDPS X8, X8, X8 \
	VMOVSS X8, to

// func dot4AVX2(x, w *float32, n int, out *[4]float32)
TEXT ·dot4AVX2(SB), NOSPLIT, $0-32
	MOVQ x+0(FP), SI
	MOVQ w+8(FP), R8
	MOVQ n+16(FP), CX
	MOVQ out+24(FP), DX
	LEAQ (R8)(CX*4), R9
	LEAQ (R9)(CX*4), R10
	LEAQ (R10)(CX*4), R11
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

loop:
	VMOVUPS (SI), Y4
	VMULPS (R8), Y4, Y5
	VADDPS Y5, Y0, Y0
	VMULPS (R9), Y4, Y6
	VADDPS Y6, Y1, Y1
	VMULPS (R10), Y4, Y7
	VADDPS Y7, Y2, Y2
	VMULPS (R11), Y4, Y5
	VADDPS Y5, Y3, Y3
	ADDQ $32, SI
	ADDQ $32, R8
	ADDQ $32, R9
	ADDQ $32, R10
	ADDQ $32, R11
	SUBQ $8, CX
	JNZ  loop

	STORE(Y0, X0, (DX))
	STORE(Y1, X1, 4(DX))
	STORE(Y2, X2, 8(DX))
	STORE(Y3, X3, 12(DX))
	VZEROUPPER
	RET

// func addAVX2(y, x *float32, a float32, n int)
TEXT ·addAVX2(SB), NOSPLIT, $0-32
	MOVQ y+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS a+16(FP), Y0
	MOVQ n+24(FP), CX

loop:
	VMULPS (SI), Y0, Y1
	VADDPS (DI), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JNZ  loop
	VZEROUPPER
	RET
