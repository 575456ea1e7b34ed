/** The way of an arrow key, or null for any other key. */
export function arrow(event: KeyboardEvent): readonly [number, number] | null {
  switch (event.key) {
    case 'ArrowLeft':
      return [-1, 0];
    case 'ArrowRight':
      return [1, 0];
    case 'ArrowUp':
      return [0, -1];
    case 'ArrowDown':
      return [0, 1];
    default:
      return null;
  }
}
