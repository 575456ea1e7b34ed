/** HTML that shows the map of an address in another page: with a name for those who can't see it, and nothing that it may do there. */
export function embedCode(address: string, title: string): string {
  const src = `${address}${address.includes('#') ? '&' : '#'}embed`;
  return `<iframe src="${escaped(src)}" title="${escaped(title)}" width="600" height="400" loading="lazy" style="border:0" allow="fullscreen"></iframe>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
