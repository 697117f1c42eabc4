/** Style of the annotated page: light and dark, readable on a telephone and on paper. */
export const pageStyle = `
:root { --paper: #fff; --ink: #1b1b1f; --soft: #5b5b66; --line: #d9d9e0; --card: #f6f6f8; --link: #0b57a4;
  --true: #d8f0dc; --one: #dcebfb; --loose: #fbeec2; --wrong: #fbd9d3; --self: #f3dcf3; --old: #fde3c8; --none: #e6e6ea; }
@media (prefers-color-scheme: dark) { :root { --paper: #16161a; --ink: #ececf1; --soft: #a9a9b6; --line: #3a3a44; --card: #1f1f25; --link: #8cc0ff;
  --true: #1d4427; --one: #1c3b5c; --loose: #53430f; --wrong: #642319; --self: #522452; --old: #5c3a12; --none: #383840; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
header, main, footer { max-width: 76rem; margin: 0 auto; padding: 1rem 1.25rem; }
header h1 { margin: 0; font-size: 1.25rem; } header p, footer p { margin: .25rem 0; color: var(--soft); }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
@media (max-width: 56rem) { main { grid-template-columns: minmax(0, 1fr); } }
article { font-family: Georgia, serif; font-size: 1.1rem; overflow-wrap: anywhere; } article h2 { line-height: 1.25; margin-top: 0; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.mark { color: inherit; text-decoration: none; border-bottom: 2px solid var(--ink); padding: .05em .15em; border-radius: .2em; }
.mark sup { font: 600 .7rem/1 system-ui, sans-serif; margin-left: .15em; }
.true { background: var(--true); } .true-under-definition { background: var(--one); } .imprecise { background: var(--loose); }
.wrong { background: var(--wrong); } .contradicts-itself { background: var(--self); } .outdated { background: var(--old); } .not-checkable { background: var(--none); }
.mark.not-checkable { border-bottom-style: dotted; } .mark.true-under-definition, .mark.imprecise { border-bottom-style: dashed; }
.badge { display: inline-block; border-radius: .3em; padding: 0 .45em; font: 600 .85rem/1.6 system-ui, sans-serif; }
.tally, .notes, .notes ul { list-style: none; margin: 0; padding: 0; } .tally { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin-top: .5rem; }
.note { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; margin-bottom: .75rem; font-size: .92rem; overflow-wrap: anywhere; }
.note:target, .mark:target { outline: 3px solid var(--link); } .note p { margin: .2rem 0; } .back { font-weight: 700; }
.notes details { margin-top: .3rem; } .notes details li { margin: .2rem 0 .2rem 1rem; list-style: disc; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { main { display: block; } .note { break-inside: avoid; } }
@media (forced-colors: active) { .badge, .mark { border: 1px solid; } }
`;
