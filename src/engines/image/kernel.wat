;; The loops over every pixel of a picture, eight or sixteen at a time. kernel.ts says what each is given; survey-plainly.ts is
;; the same in plain words. Built by scripts/build-kernel.mjs. Loads may run up to 60 bytes past the end of what they read, and
;; stores past the end of what they write: whoever lays out the memory leaves room.
(module
  (memory (export "memory") 1)

  ;; Luma of n pixels of 3 or 4 channels: (19595 R + 38470 G + 7471 B + 32768) >> 16. Products of 16 bits are signed, so that
  ;; green counts in two halves: (R, G) · (19595, 19235) + (G, B) · (19235, 7471).
  (func (export "luma") (param $from i32) (param $to i32) (param $n i32) (param $channels i32)
    (local $step i32) (local $end i32) (local $rg v128) (local $gb v128) (local $p v128)
    (local $a v128) (local $b v128) (local $c v128) (local $d v128)
    (local.set $step (i32.shl (local.get $channels) (i32.const 2)))
    (local.set $end (i32.add (local.get $to) (local.get $n)))
    (local.set $rg (select (result v128)
      (v128.const i8x16 0 -1 1 -1 4 -1 5 -1 8 -1 9 -1 12 -1 13 -1)
      (v128.const i8x16 0 -1 1 -1 3 -1 4 -1 6 -1 7 -1 9 -1 10 -1)
      (i32.eq (local.get $channels) (i32.const 4))))
    (local.set $gb (select (result v128)
      (v128.const i8x16 1 -1 2 -1 5 -1 6 -1 9 -1 10 -1 13 -1 14 -1)
      (v128.const i8x16 1 -1 2 -1 4 -1 5 -1 7 -1 8 -1 10 -1 11 -1)
      (i32.eq (local.get $channels) (i32.const 4))))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $p (v128.load (local.get $from)))
      (local.set $a (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $rg))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $gb))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $from (i32.add (local.get $from) (local.get $step)))
      (local.set $p (v128.load (local.get $from)))
      (local.set $b (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $rg))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $gb))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $from (i32.add (local.get $from) (local.get $step)))
      (local.set $p (v128.load (local.get $from)))
      (local.set $c (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $rg))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $gb))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $from (i32.add (local.get $from) (local.get $step)))
      (local.set $p (v128.load (local.get $from)))
      (local.set $d (i32x4.add
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $rg))
          (v128.const i16x8 19595 19235 19595 19235 19595 19235 19595 19235))
        (i32x4.dot_i16x8_s (i8x16.swizzle (local.get $p) (local.get $gb))
          (v128.const i16x8 19235 7471 19235 7471 19235 7471 19235 7471))))
      (local.set $from (i32.add (local.get $from) (local.get $step)))
      (local.set $p (i32x4.splat (i32.const 32768)))
      (v128.store (local.get $to) (i8x16.narrow_i16x8_u
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $a) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $b) (local.get $p)) (i32.const 16)))
        (i16x8.narrow_i32x4_s
          (i32x4.shr_u (i32x4.add (local.get $c) (local.get $p)) (i32.const 16))
          (i32x4.shr_u (i32x4.add (local.get $d) (local.get $p)) (i32.const 16)))))
      (local.set $to (i32.add (local.get $to) (i32.const 16)))
      (br $next))))

  ;; Sums down the columns of up to 257 rows of bytes, 16 bits each.
  (func (export "columns") (param $from i32) (param $width i32) (param $rows i32) (param $to i32)
    (local $end i32) (local $at i32) (local $row i32) (local $low v128) (local $high v128) (local $p v128)
    (local.set $end (i32.add (local.get $from) (local.get $width)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
      (local.set $low (v128.const i64x2 0 0))
      (local.set $high (v128.const i64x2 0 0))
      (local.set $at (local.get $from))
      (local.set $row (local.get $rows))
      (loop $down
        (local.set $p (v128.load (local.get $at)))
        (local.set $low (i16x8.add (local.get $low) (i16x8.extend_low_i8x16_u (local.get $p))))
        (local.set $high (i16x8.add (local.get $high) (i16x8.extend_high_i8x16_u (local.get $p))))
        (local.set $at (i32.add (local.get $at) (local.get $width)))
        (br_if $down (local.tee $row (i32.sub (local.get $row) (i32.const 1)))))
      (v128.store (local.get $to) (local.get $low))
      (v128.store offset=16 (local.get $to) (local.get $high))
      (local.set $to (i32.add (local.get $to) (i32.const 32)))
      (local.set $from (i32.add (local.get $from) (i32.const 16)))
      (br $next))))

  ;; Rounded means of f × f pixels out of sums of columns: (2 s + f²) / 2 f² in whole numbers.
  (func (export "means") (param $from i32) (param $to i32) (param $n i32) (param $f i32)
    (local $end i32) (local $left i32) (local $sum i32) (local $square i32)
    (local.set $end (i32.add (local.get $to) (local.get $n)))
    (local.set $square (i32.mul (local.get $f) (local.get $f)))
    (if (i32.eq (local.get $f) (i32.const 2)) (then
      (block $done (loop $next
        (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
        (v128.store64_lane 0 (local.get $to) (i8x16.narrow_i16x8_u
          (i16x8.narrow_i32x4_s
            (i32x4.shr_u (i32x4.add (i32x4.extadd_pairwise_i16x8_u (v128.load (local.get $from)))
              (i32x4.splat (i32.const 2))) (i32.const 2))
            (i32x4.shr_u (i32x4.add (i32x4.extadd_pairwise_i16x8_u (v128.load offset=16 (local.get $from)))
              (i32x4.splat (i32.const 2))) (i32.const 2)))
          (v128.const i64x2 0 0)))
        (local.set $from (i32.add (local.get $from) (i32.const 32)))
        (local.set $to (i32.add (local.get $to) (i32.const 8)))
        (br $next))))
    (else
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
        (br $next))))))

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
  ;; x of row y is stored at $to + x · $stride + y. The table holds, for each output, where it begins and its blocks of eight
  ;; weights; then the blocks, each weight w as w >> 12 (eight of 16 bits) and w & 4095 (another eight).
  (func (export "weigh") (param $from i32) (param $width i32) (param $rows i32) (param $table i32)
    (param $outputs i32) (param $to i32) (param $stride i32)
    (local $end i32) (local $entry i32) (local $last i32) (local $weights i32) (local $blocks i32) (local $at i32)
    (local $put i32) (local $high v128) (local $low v128) (local $p v128) (local $two i32) (local $three i32)
    (local $ah v128) (local $al v128) (local $bh v128) (local $bl v128)
    (local $ch v128) (local $cl v128) (local $dh v128) (local $dl v128)
    (local.set $end (i32.add (local.get $to) (local.get $rows)))
    (local.set $last (i32.add (local.get $table) (i32.shl (local.get $outputs) (i32.const 3))))
    (local.set $two (i32.shl (local.get $width) (i32.const 1)))
    (local.set $three (i32.add (local.get $two) (local.get $width)))
    (block $done (loop $down
      (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
      (local.set $entry (local.get $table))
      (local.set $weights (local.get $last))
      (local.set $put (local.get $to))
      (loop $across
        (local.set $at (i32.add (local.get $from) (i32.load (local.get $entry))))
        (local.set $blocks (i32.load offset=4 (local.get $entry)))
        (local.set $ah (v128.const i64x2 0 0)) (local.set $al (v128.const i64x2 0 0))
        (local.set $bh (v128.const i64x2 0 0)) (local.set $bl (v128.const i64x2 0 0))
        (local.set $ch (v128.const i64x2 0 0)) (local.set $cl (v128.const i64x2 0 0))
        (local.set $dh (v128.const i64x2 0 0)) (local.set $dl (v128.const i64x2 0 0))
        (loop $block
          (local.set $high (v128.load (local.get $weights)))
          (local.set $low (v128.load offset=16 (local.get $weights)))
          (local.set $p (v128.load8x8_u (local.get $at)))
          (local.set $ah (i32x4.add (local.get $ah) (i32x4.dot_i16x8_s (local.get $p) (local.get $high))))
          (local.set $al (i32x4.add (local.get $al) (i32x4.dot_i16x8_s (local.get $p) (local.get $low))))
          (local.set $p (v128.load8x8_u (i32.add (local.get $at) (local.get $width))))
          (local.set $bh (i32x4.add (local.get $bh) (i32x4.dot_i16x8_s (local.get $p) (local.get $high))))
          (local.set $bl (i32x4.add (local.get $bl) (i32x4.dot_i16x8_s (local.get $p) (local.get $low))))
          (local.set $p (v128.load8x8_u (i32.add (local.get $at) (local.get $two))))
          (local.set $ch (i32x4.add (local.get $ch) (i32x4.dot_i16x8_s (local.get $p) (local.get $high))))
          (local.set $cl (i32x4.add (local.get $cl) (i32x4.dot_i16x8_s (local.get $p) (local.get $low))))
          (local.set $p (v128.load8x8_u (i32.add (local.get $at) (local.get $three))))
          (local.set $dh (i32x4.add (local.get $dh) (i32x4.dot_i16x8_s (local.get $p) (local.get $high))))
          (local.set $dl (i32x4.add (local.get $dl) (i32x4.dot_i16x8_s (local.get $p) (local.get $low))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (local.set $weights (i32.add (local.get $weights) (i32.const 32)))
          (br_if $block (local.tee $blocks (i32.sub (local.get $blocks) (i32.const 1)))))
        (local.set $ah (i32x4.add (local.get $al) (i32x4.shl (local.get $ah) (i32.const 12))))
        (local.set $bh (i32x4.add (local.get $bl) (i32x4.shl (local.get $bh) (i32.const 12))))
        (local.set $ch (i32x4.add (local.get $cl) (i32x4.shl (local.get $ch) (i32.const 12))))
        (local.set $dh (i32x4.add (local.get $dl) (i32x4.shl (local.get $dh) (i32.const 12))))
        ;; Four sums of four, then a half of 2²², the shift and the clamp.
        (local.set $al (i32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $ah) (local.get $bh))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $ah) (local.get $bh))))
        (local.set $cl (i32x4.add
          (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $ch) (local.get $dh))
          (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $ch) (local.get $dh))))
        (local.set $p (i32x4.shr_s
          (i32x4.add
            (i32x4.splat (i32.const 2097152))
            (i32x4.add
              (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $al) (local.get $cl))
              (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $al) (local.get $cl))))
          (i32.const 22)))
        (local.set $p (i16x8.narrow_i32x4_s (local.get $p) (local.get $p)))
        (v128.store32_lane 0 (local.get $put) (i8x16.narrow_i16x8_u (local.get $p) (local.get $p)))
        (local.set $put (i32.add (local.get $put) (local.get $stride)))
        (br_if $across (i32.lt_u (local.tee $entry (i32.add (local.get $entry) (i32.const 8))) (local.get $last))))
      (local.set $to (i32.add (local.get $to) (i32.const 4)))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $width) (i32.const 2))))
      (br $down)))))
