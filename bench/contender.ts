/** A language service under measurement. Each call but the first takes in a text that is one edit away from the one before. */
export interface Contender {
  readonly isOurs: boolean;
  /** How many things are wrong with a text that comes for the first time. */
  readonly open: (text: string) => Promise<number>;
  /** The same after an edit. */
  readonly findings: (text: string) => Promise<number>;
  /** How many characters there are to show at an offset. */
  readonly hover: (text: string, offset: number) => Promise<number>;
  /** How many things may be typed at an offset. */
  readonly complete: (text: string, offset: number) => Promise<number>;
}
