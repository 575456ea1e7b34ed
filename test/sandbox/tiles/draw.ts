/** Placeholder. */
export function drawTile(z: number, x: number, y: number, scheme: 'light' | 'dark'): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="${scheme === 'dark' ? '#222' : '#eee'}"/><text x="9" y="20">${z}/${x}/${y}</text></svg>`;
}
