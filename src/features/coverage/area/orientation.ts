/** On which side of the line from a to b the point c lies: above 0 left, below 0 right, 0 on it. Exact for whole numbers. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const one = (bx - ax) * (cy - ay);
  const other = (by - ay) * (cx - ax);
  const found = one - other;
  if (Math.abs(found) > (Math.abs(one) + Math.abs(other)) * 1e-15) return found;
  if (!Number.isInteger(cx) || !Number.isInteger(cy)) return found;
  // Differences of whole coordinates are exact; their products may be beyond 2^53.
  return Number(BigInt(bx - ax) * BigInt(cy - ay) - BigInt(by - ay) * BigInt(cx - ax));
}
