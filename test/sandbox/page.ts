import { escapeHtml } from './http.ts';

/** A small page of the practice server. `body` is HTML that the caller has escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Practice OpenStreetMap</title>
<link rel="icon" href="data:,">
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { margin: 0 auto; max-width: 44rem; padding: 0 1rem 2rem; background: light-dark(#fff, #16191d); color: light-dark(#1c2733, #e3e8ee) }
header { border-block-end: 1px solid light-dark(#ccd3da, #3a424c); padding-block: .75rem; font-weight: 600 }
header span { font-weight: 400; color: light-dark(#4a5867, #a9b4c0) }
h1 { font-size: 1.4rem }
h2 { font-size: 1.1rem }
a { color: light-dark(#0b57b7, #8ab8ff) }
table { border-collapse: collapse; inline-size: 100% }
th, td { text-align: start; vertical-align: top; padding: .3rem .5rem; border-block-end: 1px solid light-dark(#dde3e8, #2e353d); overflow-wrap: anywhere }
th { font-weight: 500; inline-size: 40% }
small { color: light-dark(#4a5867, #a9b4c0) }
button { font: inherit; padding: .6rem 1.2rem; min-block-size: 44px; border-radius: .4rem; border: 1px solid light-dark(#5b6876, #8b97a4); background: transparent; color: inherit; cursor: pointer }
button.main { background: light-dark(#0b57b7, #8ab8ff); border-color: transparent; color: light-dark(#fff, #10151a) }
button:focus-visible, a:focus-visible { outline: 3px solid light-dark(#0b57b7, #8ab8ff); outline-offset: 2px }
</style>
</head>
<body>
<header>Practice OpenStreetMap <span>nothing here is real</span></header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
