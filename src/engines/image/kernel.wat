;; The loops over every pixel of a picture, eight or sixteen at a time. kernel.ts says what each is given; survey-plainly.ts is
;; the same in plain words. Built by scripts/build-kernel.mjs. Loads may run up to 128 bytes past the end of what they read, and
;; stores past the end of what they write: whoever lays out the memory leaves room.
(module
  (memory (export "memory") 1)

  ;; Luma of n pixels of 3 or 4 channels: (19595 R + 38470 G + 7471 B + 32768) >> 16. Products of 16 bits are signed, so that
  ;; green counts in two halves: (R, G) · (19595, 19235) + (G, B) · (19235, 7471). Which bytes are taken stands in constants: where
  ;; it does not, engines check each for being in range.
  (func (export "luma") (param $from i32) (param $to i32) (param $n i32) (param $channels i32)
    (if (local.get $n) (then
      (local.set $n (i32.add (local.get $to) (local.get $n)))
      (if (i32.eq (local.get $channels) (i32.const 3))
        (then (call $luma3 (local.get $from) (local.get $to) (local.get $n)))
        (else (call $luma4 (local.get $from) (local.get $to) (local.get $n)))))))

  (func $luma3 (param $from i32) (param $to i32) (param $end i32)
    (local $p v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $next
      (local.set $p (v128.load (local.get $from)))
      (local.set $a (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 3 -1 4 -1 6 -1 7 -1 9 -1 10 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 4 -1 5 -1 7 -1 8 -1 10 -1 11 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=12 (local.get $from)))
      (local.set $b (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 3 -1 4 -1 6 -1 7 -1 9 -1 10 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 4 -1 5 -1 7 -1 8 -1 10 -1 11 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=24 (local.get $from)))
      (local.set $c (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 3 -1 4 -1 6 -1 7 -1 9 -1 10 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 4 -1 5 -1 7 -1 8 -1 10 -1 11 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=36 (local.get $from)))
      (local.set $d (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 3 -1 4 -1 6 -1 7 -1 9 -1 10 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 4 -1 5 -1 7 -1 8 -1 10 -1 11 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (i32x4.splat (i32.const 32768)))
      (v128.store (local.get $to) (i8x16.narrow_i16x8_u
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $a) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $b) (local.get $p)) (i32.const 16)))
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $c) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $d) (local.get $p)) (i32.const 16)))))
      (local.set $from (i32.add (local.get $from) (i32.const 48)))
      (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  (func $luma4 (param $from i32) (param $to i32) (param $end i32)
    (local $p v128) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (loop $next
      (local.set $p (v128.load (local.get $from)))
      (local.set $a (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 4 -1 5 -1 8 -1 9 -1 12 -1 13 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 5 -1 6 -1 9 -1 10 -1 13 -1 14 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=16 (local.get $from)))
      (local.set $b (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 4 -1 5 -1 8 -1 9 -1 12 -1 13 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 5 -1 6 -1 9 -1 10 -1 13 -1 14 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=32 (local.get $from)))
      (local.set $c (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 4 -1 5 -1 8 -1 9 -1 12 -1 13 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 5 -1 6 -1 9 -1 10 -1 13 -1 14 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (v128.load offset=48 (local.get $from)))
      (local.set $d (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 0 -1 1 -1 4 -1 5 -1 8 -1 9 -1 12 -1 13 -1))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (v128.const i8x16 1 -1 2 -1 5 -1 6 -1 9 -1 10 -1 13 -1 14 -1))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $p (i32x4.splat (i32.const 32768)))
      (v128.store (local.get $to) (i8x16.narrow_i16x8_u
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $a) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $b) (local.get $p)) (i32.const 16)))
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $c) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $d) (local.get $p)) (i32.const 16)))))
      (local.set $from (i32.add (local.get $from) (i32.const 64)))
      (br_if $next (i32.lt_u (local.tee $to (i32.add (local.get $to) (i32.const 16))) (local.get $end)))))

  ;; Adds up columns of bytes, 16 bits each, to what is at $to: 257 rows at most. A line of the processor's cache at a time, since
  ;; rows that lie powers of two apart drive one another out of it.
  (func $columns (export "columns") (param $from i32) (param $width i32) (param $rows i32) (param $to i32)
    (local $end i32) (local $at i32) (local $row i32) (local $p v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local $e v128) (local $f v128) (local $g v128) (local $h v128)
    (local.set $end (i32.add (local.get $from) (local.get $width)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
      (local.set $a (v128.load (local.get $to)))
      (local.set $b (v128.load offset=16 (local.get $to)))
      (local.set $c (v128.load offset=32 (local.get $to)))
      (local.set $d (v128.load offset=48 (local.get $to)))
      (local.set $e (v128.load offset=64 (local.get $to)))
      (local.set $f (v128.load offset=80 (local.get $to)))
      (local.set $g (v128.load offset=96 (local.get $to)))
      (local.set $h (v128.load offset=112 (local.get $to)))
      (local.set $at (local.get $from))
      (local.set $row (local.get $rows))
      (loop $down
        (local.set $p (v128.load (local.get $at)))
        (local.set $a (i16x8.add (local.get $a) (i16x8.extend_low_i8x16_u (local.get $p))))
        (local.set $b (i16x8.add (local.get $b) (i16x8.extend_high_i8x16_u (local.get $p))))
        (local.set $p (v128.load offset=16 (local.get $at)))
        (local.set $c (i16x8.add (local.get $c) (i16x8.extend_low_i8x16_u (local.get $p))))
        (local.set $d (i16x8.add (local.get $d) (i16x8.extend_high_i8x16_u (local.get $p))))
        (local.set $p (v128.load offset=32 (local.get $at)))
        (local.set $e (i16x8.add (local.get $e) (i16x8.extend_low_i8x16_u (local.get $p))))
        (local.set $f (i16x8.add (local.get $f) (i16x8.extend_high_i8x16_u (local.get $p))))
        (local.set $p (v128.load offset=48 (local.get $at)))
        (local.set $g (i16x8.add (local.get $g) (i16x8.extend_low_i8x16_u (local.get $p))))
        (local.set $h (i16x8.add (local.get $h) (i16x8.extend_high_i8x16_u (local.get $p))))
        (local.set $at (i32.add (local.get $at) (local.get $width)))
        (br_if $down (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
      (v128.store (local.get $to) (local.get $a))
      (v128.store offset=16 (local.get $to) (local.get $b))
      (v128.store offset=32 (local.get $to) (local.get $c))
      (v128.store offset=48 (local.get $to) (local.get $d))
      (v128.store offset=64 (local.get $to) (local.get $e))
      (v128.store offset=80 (local.get $to) (local.get $f))
      (v128.store offset=96 (local.get $to) (local.get $g))
      (v128.store offset=112 (local.get $to) (local.get $h))
      (local.set $to (i32.add (local.get $to) (i32.const 128)))
      (local.set $from (i32.add (local.get $from) (i32.const 64)))
      (br $next))))

  ;; A row of rounded means of f × f pixels, out of f rows: (2 s + f²) / 2 f² in whole numbers. What is left at the end is cut.
  (func (export "means") (param $from i32) (param $width i32) (param $f i32) (param $sums i32) (param $to i32)
    (local $n i32)
    (local.set $n (i32.div_u (local.get $width) (local.get $f)))
    (if (i32.eq (local.get $f) (i32.const 2))
      (then (call $halves (local.get $from) (local.get $width) (local.get $to) (local.get $n)))
      (else
        (memory.fill (local.get $sums) (i32.const 0) (i32.add (i32.shl (local.get $width) (i32.const 1)) (i32.const 128)))
        (call $columns (local.get $from) (local.get $width) (local.get $f) (local.get $sums))
        (if (i32.le_u (local.get $f) (i32.const 8))
          (then (call $few (local.get $sums) (local.get $to) (local.get $n) (local.get $f)))
          (else (call $many (local.get $sums) (local.get $to) (local.get $n) (local.get $f)))))))

  ;; Means of 2 × 2, sixteen pixels of both rows at a time.
  (func $halves (param $from i32) (param $width i32) (param $to i32) (param $n i32)
    (local $end i32)
    (local.set $end (i32.add (local.get $to) (local.get $n)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (v128.store64_lane 0 (local.get $to) (i8x16.narrow_i16x8_u
        (i16x8.shr_u (i16x8.add
          (i16x8.add
            (i16x8.extadd_pairwise_i8x16_u (v128.load (local.get $from)))
            (i16x8.extadd_pairwise_i8x16_u (v128.load (i32.add (local.get $from) (local.get $width)))))
          (i16x8.splat (i32.const 2))) (i32.const 2))
        (v128.const i64x2 0 0)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br $next))))

  ;; Means of up to 8 × 8 out of sums of columns, four at a time. Instead of a division of x = 2 s + f² ≤ 511 f² by d = 2 f²,
  ;; a product with m = ⌈2²² / d⌉: the same as long as x (m d − 2²²) stays below 2²², which it does up to f = 7; at f = 8, m is exact.
  (func $few (param $from i32) (param $to i32) (param $n i32) (param $f i32)
    (local $end i32) (local $step i32) (local $at i32) (local $ones v128) (local $half v128) (local $share v128) (local $square i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $to) (local.get $n)))
    (local.set $step (i32.shl (local.get $f) (i32.const 1)))
    (local.set $at (local.get $from))
    (local.set $square (i32.mul (local.get $f) (local.get $f)))
    (local.set $half (i32x4.splat (local.get $square)))
    (local.set $square (i32.shl (local.get $square) (i32.const 1)))
    (local.set $share (i32x4.splat (i32.div_u
      (i32.add (i32.const 4194303) (local.get $square)) (local.get $square))))
    ;; 1 for each column of the f, 0 for those of the next mean.
    (local.set $ones (i16x8.sub (i16x8.splat (i32.const 0))
      (i16x8.gt_s (i16x8.splat (local.get $f)) (v128.const i16x8 0 1 2 3 4 5 6 7))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $a (i32x4.dot_i16x8_s (local.get $ones) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $b (i32x4.dot_i16x8_s (local.get $ones) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $c (i32x4.dot_i16x8_s (local.get $ones) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $d (i32x4.dot_i16x8_s (local.get $ones) (v128.load (local.get $at))))
      (local.set $at (i32.add (local.get $at) (local.get $step)))
      (local.set $a (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
      (local.set $c (i32x4.add
        (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
        (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
      (local.set $a (i32x4.add
        (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
        (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))
      (local.set $a (i32x4.shr_u (i32x4.mul (local.get $share)
        (i32x4.add (local.get $half) (i32x4.add (local.get $a) (local.get $a)))) (i32.const 22)))
      (local.set $a (i16x8.narrow_i32x4_s (local.get $a) (local.get $a)))
      (v128.store32_lane 0 (local.get $to) (i8x16.narrow_i16x8_u (local.get $a) (local.get $a)))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (br $next))))

  ;; Means of larger squares out of sums of columns.
  (func $many (param $from i32) (param $to i32) (param $n i32) (param $f i32)
    (local $end i32) (local $left i32) (local $sum i32) (local $square i32)
    (local.set $end (i32.add (local.get $to) (local.get $n)))
    (local.set $square (i32.mul (local.get $f) (local.get $f)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $sum (i32.const 0))
      (local.set $left (local.get $f))
      (loop $across
        (local.set $sum (i32.add (local.get $sum) (i32.load16_u (local.get $from))))
        (local.set $from (i32.add (local.get $from) (i32.const 2)))
        (br_if $across (local.tee $left (i32.sub (local.get $left) (i32.const 1)))))
      (i32.store8 (local.get $to) (i32.div_u
        (i32.add (i32.shl (local.get $sum) (i32.const 1)) (local.get $square))
        (i32.shl (local.get $square) (i32.const 1))))
      (local.set $to (i32.add (local.get $to) (i32.const 1)))
      (br $next))))

  ;; Sum and sum of squares of 4 c − n − s − e − w over the inner pixels, as two numbers of 64 bits at $to.
  (func (export "edges") (param $from i32) (param $width i32) (param $height i32) (param $to i32)
    (local $row i32) (local $left i32) (local $at i32) (local $edge v128) (local $sum v128) (local $squares v128)
    (local $sums v128) (local $all v128)
    (local.set $row (i32.sub (local.get $height) (i32.const 2)))
    (local.set $from (i32.add (local.get $from) (i32.add (local.get $width) (i32.const 1))))
    (loop $down
      (local.set $at (local.get $from))
      (local.set $left (i32.sub (local.get $width) (i32.const 2)))
      (local.set $sum (v128.const i64x2 0 0))
      (local.set $squares (v128.const i64x2 0 0))
      (loop $across
        (local.set $edge (i16x8.sub
          (i16x8.sub
            (i16x8.shl (v128.load8x8_u (local.get $at)) (i32.const 2))
            (i16x8.add
              (v128.load8x8_u (i32.sub (local.get $at) (i32.const 1)))
              (v128.load8x8_u (i32.add (local.get $at) (i32.const 1)))))
          (i16x8.add
            (v128.load8x8_u (i32.sub (local.get $at) (local.get $width)))
            (v128.load8x8_u (i32.add (local.get $at) (local.get $width))))))
        ;; What lies beyond the row counts for nothing.
        (local.set $edge (v128.and (local.get $edge)
          (i16x8.gt_s (i16x8.splat (local.get $left)) (v128.const i16x8 0 1 2 3 4 5 6 7))))
        (local.set $sum (i32x4.add (local.get $sum)
          (i32x4.dot_i16x8_s (local.get $edge) (i16x8.splat (i32.const 1)))))
        (local.set $squares (i32x4.add (local.get $squares)
          (i32x4.dot_i16x8_s (local.get $edge) (local.get $edge))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br_if $across (i32.gt_s (local.tee $left (i32.sub (local.get $left) (i32.const 8))) (i32.const 0))))
      (local.set $sums (i64x2.add (local.get $sums) (i64x2.add
        (i64x2.extend_low_i32x4_s (local.get $sum)) (i64x2.extend_high_i32x4_s (local.get $sum)))))
      (local.set $all (i64x2.add (local.get $all) (i64x2.add
        (i64x2.extend_low_i32x4_s (local.get $squares)) (i64x2.extend_high_i32x4_s (local.get $squares)))))
      (local.set $from (i32.add (local.get $from) (local.get $width)))
      (br_if $down (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
    (f64.store (local.get $to) (f64.convert_i64_s
      (i64.add (i64x2.extract_lane 0 (local.get $sums)) (i64x2.extract_lane 1 (local.get $sums)))))
    (f64.store offset=8 (local.get $to) (f64.convert_i64_s
      (i64.add (i64x2.extract_lane 0 (local.get $all)) (i64x2.extract_lane 1 (local.get $all))))))

  ;; The first three of 3 or 4 channels of n pixels, each as a plane of its own: sixteen pixels at a time.
  (func (export "apart") (param $from i32) (param $n i32) (param $channels i32)
    (param $red i32) (param $green i32) (param $blue i32)
    (local $end i32) (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $red) (local.get $n)))
    (block $done (loop $along
      (br_if $done (i32.ge_u (local.get $red) (local.get $end)))
      (local.set $a (v128.load (local.get $from)))
      (local.set $b (v128.load offset=16 (local.get $from)))
      (local.set $c (v128.load offset=32 (local.get $from)))
      (if (i32.eq (local.get $channels) (i32.const 3))
        (then
          (v128.store (local.get $red) (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 17 20 23 26 29
            (i8x16.shuffle 0 3 6 9 12 15 18 21 24 27 30 0 0 0 0 0 (local.get $a) (local.get $b))
            (local.get $c)))
          (v128.store (local.get $green) (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 10 18 21 24 27 30
            (i8x16.shuffle 1 4 7 10 13 16 19 22 25 28 31 0 0 0 0 0 (local.get $a) (local.get $b))
            (local.get $c)))
          (v128.store (local.get $blue) (i8x16.shuffle 0 1 2 3 4 5 6 7 8 9 16 19 22 25 28 31
            (i8x16.shuffle 2 5 8 11 14 17 20 23 26 29 0 0 0 0 0 0 (local.get $a) (local.get $b))
            (local.get $c)))
        )
        (else
          (local.set $d (v128.load offset=48 (local.get $from)))
          (v128.store (local.get $red) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (i8x16.shuffle 0 4 8 12 16 20 24 28 0 0 0 0 0 0 0 0 (local.get $a) (local.get $b))
            (i8x16.shuffle 0 4 8 12 16 20 24 28 0 0 0 0 0 0 0 0 (local.get $c) (local.get $d))))
          (v128.store (local.get $green) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (i8x16.shuffle 1 5 9 13 17 21 25 29 0 0 0 0 0 0 0 0 (local.get $a) (local.get $b))
            (i8x16.shuffle 1 5 9 13 17 21 25 29 0 0 0 0 0 0 0 0 (local.get $c) (local.get $d))))
          (v128.store (local.get $blue) (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
            (i8x16.shuffle 2 6 10 14 18 22 26 30 0 0 0 0 0 0 0 0 (local.get $a) (local.get $b))
            (i8x16.shuffle 2 6 10 14 18 22 26 30 0 0 0 0 0 0 0 0 (local.get $c) (local.get $d))))
        ))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $channels) (i32.const 4))))
      (local.set $red (i32.add (local.get $red) (i32.const 16)))
      (local.set $green (i32.add (local.get $green) (i32.const 16)))
      (local.set $blue (i32.add (local.get $blue) (i32.const 16)))
      (br $along))))

  ;; One pass of Pillow's resampling over rows of bytes, four rows at a time, the result turned on its side: the output of place
  ;; x of row y is stored at $to + x · $stride + y. The table holds four numbers for each output: where it begins, its blocks of
  ;; sixteen weights, where those begin that need more than 16 bits, and their blocks of eight. Then, output by output, the lower
  ;; 16 bits of its weights, and what is above them.
  (func (export "weigh") (param $from i32) (param $width i32) (param $rows i32) (param $table i32)
    (param $outputs i32) (param $to i32) (param $stride i32)
    (local $end i32) (local $entry i32) (local $last i32) (local $weights i32) (local $blocks i32) (local $at i32)
    (local $put i32) (local $w v128) (local $p v128) (local $two i32) (local $three i32) (local $next i32)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $end (i32.add (local.get $to) (local.get $rows)))
    (local.set $last (i32.add (local.get $table) (i32.shl (local.get $outputs) (i32.const 4))))
    (local.set $two (i32.shl (local.get $width) (i32.const 1)))
    (local.set $three (i32.add (local.get $two) (local.get $width)))
    (block $done (loop $down
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $entry (local.get $table))
      (local.set $weights (local.get $last))
      (local.set $put (local.get $to))
      (loop $across
        (local.set $a (v128.const i64x2 0 0)) (local.set $b (v128.const i64x2 0 0))
        (local.set $c (v128.const i64x2 0 0)) (local.set $d (v128.const i64x2 0 0))
        ;; What is above 16 bits first, so that it is shifted once. Most outputs of large pictures have few such weights.
        (if (local.tee $blocks (i32.load offset=12 (local.get $entry))) (then
          (local.set $at (i32.add (local.get $from) (i32.load offset=8 (local.get $entry))))
          (local.set $next (i32.add (local.get $weights) (i32.shl (i32.load offset=4 (local.get $entry)) (i32.const 5))))
          (loop $high
            (local.set $w (v128.load (local.get $next)))
            (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $w)
              (v128.load8x8_u (local.get $at)))))
            (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $w)
              (v128.load8x8_u (i32.add (local.get $at) (local.get $width))))))
            (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $w)
              (v128.load8x8_u (i32.add (local.get $at) (local.get $two))))))
            (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $w)
              (v128.load8x8_u (i32.add (local.get $at) (local.get $three))))))
            (local.set $at (i32.add (local.get $at) (i32.const 8)))
            (local.set $next (i32.add (local.get $next) (i32.const 16)))
            (br_if $high (local.tee $blocks (i32.sub (local.get $blocks) (i32.const 1)))))
          (local.set $a (i32x4.shl (local.get $a) (i32.const 16)))
          (local.set $b (i32x4.shl (local.get $b) (i32.const 16)))
          (local.set $c (i32x4.shl (local.get $c) (i32.const 16)))
          (local.set $d (i32x4.shl (local.get $d) (i32.const 16)))))
        (local.set $at (i32.add (local.get $from) (i32.load (local.get $entry))))
        (local.set $blocks (i32.load offset=4 (local.get $entry)))
        (loop $low
          (local.set $w (v128.load (local.get $weights)))
          (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u (local.get $at)))))
          (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u (i32.add (local.get $at) (local.get $width))))))
          (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u (i32.add (local.get $at) (local.get $two))))))
          (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u (i32.add (local.get $at) (local.get $three))))))
          (local.set $w (v128.load offset=16 (local.get $weights)))
          (local.set $a (i32x4.add (local.get $a) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u offset=8 (local.get $at)))))
          (local.set $b (i32x4.add (local.get $b) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u offset=8 (i32.add (local.get $at) (local.get $width))))))
          (local.set $c (i32x4.add (local.get $c) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u offset=8 (i32.add (local.get $at) (local.get $two))))))
          (local.set $d (i32x4.add (local.get $d) (i32x4.dot_i16x8_s (local.get $w)
            (v128.load8x8_u offset=8 (i32.add (local.get $at) (local.get $three))))))
          (local.set $at (i32.add (local.get $at) (i32.const 16)))
          (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
          (br_if $low (local.tee $blocks (i32.sub (local.get $blocks) (i32.const 1)))))
        (local.set $weights (i32.add (local.get $weights) (i32.shl (i32.load offset=12 (local.get $entry)) (i32.const 4))))
        ;; Four sums of four, then a half of 2²², the shift and the clamp.
        (local.set $a (i32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
        (local.set $c (i32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
        (local.set $p (i32x4.shr_s
          (i32x4.add
            (i32x4.splat (i32.const 2097152))
            (i32x4.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $a) (local.get $c))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $a) (local.get $c))))
          (i32.const 22)))
        (local.set $p (i16x8.narrow_i32x4_s (local.get $p) (local.get $p)))
        (v128.store32_lane 0 (local.get $put) (i8x16.narrow_i16x8_u (local.get $p) (local.get $p)))
        (local.set $put (i32.add (local.get $put) (local.get $stride)))
        (br_if $across (i32.lt_u (local.tee $entry (i32.add (local.get $entry) (i32.const 16))) (local.get $last))))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $width) (i32.const 2))))
      (br $down)))))
