/** Rules of pictures that can be read: the box beside the pointer follows the theme, the pictures are on white. Nothing moves by itself. */
export const FIGURE_STYLE = `
.reading{position:fixed;z-index:2;left:0;top:0;max-width:min(20rem,calc(100vw - 1rem));padding:.35rem .6rem;background:var(--card);color:var(--ink);border:1px solid var(--faint);border-radius:6px;font-size:.875rem;line-height:1.35;pointer-events:none;box-shadow:0 2px 8px #0004}
.reading[hidden]{display:none}
.reading p{margin:0}
.reading p:first-child{font-weight:600}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.over{pointer-events:none}
@media (max-width:40rem){.reading{max-width:15rem;font-size:.8125rem}}
@media print{.reading,.over,.unseen,#how-to-read{display:none}}
`;
