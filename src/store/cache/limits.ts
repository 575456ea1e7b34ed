/** Every limit of what is remembered, in this visit and on this device. */
export const LIMITS = {
  /** Read live. Of a camera's 44 bytes of columns and about 32 of tags, this is some 15 MB. */
  cameras: 200_000,
  /** The same where a snapshot lies beneath: what is let go of is still shown, only not as new. A large city has 3,000. */
  camerasOverSnapshot: 25_000,
  cells: 100_000,
  /** Of the record on this device, about. */
  bytes: 40_000_000,
  /** Pairs that may be met before the dictionary is looked through for forgotten ones. */
  pairs: 20_000,
  /** Quiet after the last read before anything is written, ms. */
  quiet: 2000,
  /** A storage that doesn't answer must not keep the map waiting, ms. */
  patience: 1500,
} as const;
