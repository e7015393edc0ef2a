import type { StartFailure } from '#contract/service.ts';

/** Why a hub cannot start; its message is the one line people read. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly failure: StartFailure;

  constructor(failure: StartFailure, message: string) {
    super(message);
    this.failure = failure;
  }
}
