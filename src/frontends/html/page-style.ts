/** The page's style sheet: dark and light by the reader's choice, else the system's; narrow screens and paper. */
export const STYLE = `
:root{color-scheme:light;--paper:#fff;--card:#f6f7f8;--ink:#1d2126;--faint:#59616b;--rule:#d9dde2;--link:#0b5cad;--good:#116b3a;--caution:#8a5a00;--needs-work:#a63c00;--danger:#b01525;--track:#e3e7eb;--quality:#0072b2;--balance:#e69f00;--uniqueness:#009e73;--structure:#cc79a7}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;--paper:#14171a;--card:#1d2125;--ink:#e8eaed;--faint:#a9b1bb;--rule:#353b42;--link:#7ab8ff;--good:#5fd394;--caution:#f0b849;--needs-work:#ff9a5c;--danger:#ff8a8f;--track:#31373d}}
:root[data-theme=dark]{color-scheme:dark;--paper:#14171a;--card:#1d2125;--ink:#e8eaed;--faint:#a9b1bb;--rule:#353b42;--link:#7ab8ff;--good:#5fd394;--caution:#f0b849;--needs-work:#ff9a5c;--danger:#ff8a8f;--track:#31373d}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',Arial,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:64rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.75rem}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--rule)}
h3{font-size:1rem;margin:0 0 .25rem}
p{margin:.35rem 0}
code{font:.92em ui-monospace,'DejaVu Sans Mono',Consolas,monospace;background:var(--card);border:1px solid var(--rule);border-radius:4px;padding:0 .25em}
a{color:var(--link)}
.faint{color:var(--faint)}
.verdict{display:flex;gap:1.5rem;align-items:center;flex-wrap:wrap;margin:1rem 0}
.score{font-size:3.5rem;font-weight:700;line-height:1;font-variant-numeric:tabular-nums}
.score small{font-size:1.1rem;font-weight:400;color:var(--faint)}
.band{font-weight:700}
.good{color:var(--good)}.caution{color:var(--caution)}.needs-work{color:var(--needs-work)}.danger{color:var(--danger)}
.pillars{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:.75rem;padding:0;margin:0;list-style:none}
.pillars li{background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:.75rem}
.bar{height:.55rem;border-radius:.3rem;background:var(--track);margin:.35rem 0;overflow:hidden}
.bar span{display:block;height:100%}
.number{float:right;font-weight:700;font-variant-numeric:tabular-nums}
.warning{border-left:4px solid var(--danger);background:var(--card);padding:.5rem .75rem;margin:.5rem 0;font-weight:600}
ol.advice{padding:0;margin:0;list-style:none;counter-reset:finding}
ol.advice>li{counter-increment:finding;border:1px solid var(--rule);border-left:5px solid var(--rule);border-radius:8px;padding:.75rem 1rem;margin:.6rem 0}
ol.advice>li.error{border-left-color:var(--danger)}ol.advice>li.warning-finding{border-left-color:var(--caution)}
ol.advice h3:before{content:counter(finding) ". "}
.todo{font-weight:600}
.chips{display:flex;flex-wrap:wrap;gap:.35rem;padding:0;margin:.4rem 0;list-style:none}
.chips li{background:var(--card);border:1px solid var(--rule);border-radius:999px;padding:0 .6rem;font-size:.875rem}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:.35rem .5rem;border-bottom:1px solid var(--rule);vertical-align:top}
th{font-weight:600}
td.n,th.n{text-align:right;white-space:nowrap}
.wide{overflow-x:auto}
figure{margin:1rem 0;border:1px solid var(--rule);border-radius:8px;background:#fff;overflow-x:auto}
figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
details{margin:.5rem 0}
summary{cursor:pointer;font-weight:600}
input[type=search]{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--faint);border-radius:6px;padding:.4rem .6rem;width:min(28rem,100%)}
button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--faint);border-radius:6px;padding:.25rem .7rem;cursor:pointer}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.tools{float:right}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;margin:.75rem 0;list-style:none}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
footer{padding:2rem 1.25rem;color:var(--faint);font-size:.875rem}
@media print{.tools,nav,.search,.skip{display:none}body{font-size:11pt}figure,ol.advice>li{break-inside:avoid}details>*{display:block}}
`;
