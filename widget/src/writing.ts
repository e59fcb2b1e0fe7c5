import type { Hearer } from './conversation';
import type { Socket } from './socket';
import type { LogEvent, Role, State } from './wire';

/** What is being written right now, and by whom. Nothing of it is kept: what counts comes as an event, and what is lost with the connection is no loss. */
export class Writing {
  /** Who types, other than the customer. */
  typing: Role | undefined;
  /** The answer to what the customer said last, as far as it is there: like the event that will take its place, but without a number. */
  answer: LogEvent | undefined;
  /** The customer wants no more of it. */
  stopped = false;
  /** The message whose answer is still to come. */
  #ref: string | undefined;
  #timer = 0;
  #told = 0;
  readonly #socket: Socket;
  readonly #to: Hearer;

  constructor(socket: Socket, to: Hearer) {
    this.#socket = socket;
    this.#to = to;
  }

  /** An event, and the state after it: an answer that is there, or that somebody else will give, is no longer written. */
  seen({ kind, by: { role }, ref }: LogEvent, state: State): void {
    const asked = kind === 'message' && role === 'customer';
    if (asked || state !== 'bot' || ref === this.#ref) this.#await(asked && state === 'bot' ? ref : undefined);
    if (role !== 'customer' && kind !== 'notice') this.types(undefined);
  }

  /** The customer goes on, or the conversation is another one. */
  said(): void {
    this.#told = 0;
    this.#await(undefined);
  }

  #await(ref: string | undefined): void {
    this.#ref = ref;
    this.answer = undefined;
    this.stopped = false;
  }

  /** All of an answer so far. */
  partial(ref: string, text: string): void {
    if (ref === this.#ref && !this.stopped) this.answer = { seq: 0, at: new Date().toISOString(), kind: 'message', by: { role: 'bot' }, ref, text: text.trimEnd() };
  }

  /** What there is stays as it is until the event says what becomes of it. */
  stop(): void {
    this.stopped = true;
    this.#socket.send({ type: 'stop', ref: this.#ref });
    this.#to.changed();
  }

  types(role: Role | undefined): void {
    clearTimeout(this.#timer);
    this.typing = role;
    if (!role) return;
    this.#timer = setTimeout(() => {
      this.typing = undefined;
      this.#to.changed();
    }, 15_000);
  }

  /** The customer's own typing, told now and then. */
  tell(on: boolean): void {
    const now = Date.now();
    if (on ? now - this.#told < 3000 : !this.#told) return;
    this.#told = on ? now : 0;
    this.#socket.send({ type: 'typing', on });
  }

  /** The connection is gone: whoever goes on writing says so again. */
  forget(): void {
    this.answer = undefined;
    this.types(undefined);
  }
}
