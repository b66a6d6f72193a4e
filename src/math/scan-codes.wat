;; Compares one code of 64 bits with a run of them: scan-codes.ts. Places are bytes; codes begin at 0.
(module
  (memory (export "memory") 1)
  ;; Stores the number of each code within the radius at $to, and returns where the next would go.
  (func (export "scan") (param $one i32) (param $from i32) (param $end i32) (param $radius i32) (param $to i32) (result i32)
    (local $code i64)
    (local.set $code (i64.load (local.get $one)))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
      (if (i64.le_u (i64.popcnt (i64.xor (local.get $code) (i64.load (local.get $from)))) (i64.extend_i32_u (local.get $radius))) (then
        (i32.store (local.get $to) (i32.shr_u (local.get $from) (i32.const 3)))
        (local.set $to (i32.add (local.get $to) (i32.const 4)))))
      (local.set $from (i32.add (local.get $from) (i32.const 8)))
      (br $next)))
    (local.get $to)))
