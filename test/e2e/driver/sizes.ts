/** Every size that a screen has to hold on, CSS px: phones upright and on their side, small ones, 200 % of a laptop, a tablet, wide and very wide. */
export const SIZES = [
  { width: 360, height: 740 },
  { width: 740, height: 360 },
  { width: 320, height: 640 },
  { width: 320, height: 256 },
  { width: 568, height: 320 },
  { width: 640, height: 400 },
  { width: 820, height: 1180 },
  { width: 1280, height: 800 },
  { width: 2560, height: 1080 },
] as const;
