/** Rules of the page of copies beside those of all pages. */
export const COPIES_STYLE = `
.group{border-bottom:1px solid var(--rule);padding:.75rem 0}
.differ{font-weight:600;color:var(--needs-work)}
ul.copies{display:flex;flex-wrap:wrap;gap:.75rem;padding:0;margin:.5rem 0;list-style:none}
ul.copies li{width:min(11rem,calc(50% - .4rem));background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:.6rem;font-size:.875rem}
ul.copies li.keep{border:2px solid var(--good)}
ul.pair{border-bottom:1px solid var(--rule);padding-bottom:.75rem}
.shown{height:80px;display:flex;align-items:center;justify-content:center}
.shown img{display:block;max-width:100%;max-height:80px;object-fit:contain}
.role{font-weight:700}
.keep .role{color:var(--good)}
.caption{border-top:1px solid var(--rule);padding-top:.3rem}
@media print{.group{break-inside:avoid}}
`;
