/** The arithmetic of measuring: medians, percentiles, growth. */

/** @throws for an empty list, which has no middle */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/**
 * @param share from 0 to 1; between two values, the straight line between them
 * @throws for an empty list
 */
export function percentile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('There is no percentile of nothing.');
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (above - below) * (at % 1);
}

/**
 * How a quantity grows with size: the slope of the straight line through the logarithms (least squares).
 *
 * @param points pairs of size and quantity, all above 0
 * @returns 1 for what grows in proportion, 2 for what grows with the square, 0 for what stays the same
 */
export function growthExponent(points: readonly (readonly [size: number, quantity: number])[]): number {
  const logs = points.map(([size, quantity]) => [Math.log(size), Math.log(quantity)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const covariance = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const variance = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  return covariance / variance;
}
