/**
 * Something that the person at the console can cure. The message is one clear sentence with the cure and is
 * printed alone, without a stack; `details` are the last lines of the program that failed.
 */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [details]
   */
  constructor(message, details = '') {
    super(message);
    this.name = 'Failure';
    this.details = details;
  }
}

/** Thrown out of whatever is being waited for when Ctrl-C or SIGTERM asks for the end. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted');
    this.name = 'Interrupted';
  }
}
