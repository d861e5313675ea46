/**
 * What the server in front and the site tell each other, by `locals` and so within one process: finished pages are kept there for all
 * viewers who give the same answers, and who a reader is comes from Clerk alone.
 */

/** The server, as the site sees it while it answers a request. */
export interface Front {
  /**
   * Answers the request with the page that is kept for these answers.
   *
   * @returns false when there is none, and the site goes on
   */
  answer(answers: string): Promise<boolean>;
  /**
   * Clerk takes the sender of these cookies for a reader with these answers.
   *
   * @param until epoch milliseconds, the end of the token that Clerk has verified
   */
  recognise(answers: string, until: number): void;
}

/** A page that is rendered to be kept: for no request, and for every viewer with these answers. */
export interface Keeping {
  readonly answers: string;
  /** Set by the site when the page may be kept: until when, in epoch milliseconds. */
  until?: number;
}
