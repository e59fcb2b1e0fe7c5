import { Delivery } from './delivery';
import type { Keep } from './keep';
import { isHeard, isLate, Log } from './log';
import { Outbox } from './outbox';
import { Socket } from './socket';
import type { Frame, LogEvent, Pledge } from './wire';
import { Writing } from './writing';

export interface Hearer {
  /** Something that is shown has changed. */
  changed(): void;
  /** An event that is news, not part of a replay. */
  news(e: LogEvent): void;
  /** A refusal that the customer should know of; of: the type of the command; says: the server's words. */
  trouble(code: string, of: string, says: string | undefined): void;
  /** Fields for `hello`: locale, page, identity. */
  hello(): Record<string, unknown>;
  /** The site's word for who this is does not hold. */
  disown(f: Frame & { type: 'error' }): void;
  isOpen(): boolean;
}

/** How long a lost connection is nobody's business. */
const GRACE = 5000;
const late = (since: number | undefined) => since !== undefined && Date.now() - since >= GRACE;

/** One customer's conversation with one server: what was said, what is on its way, and the connection between. */
export class Conversation {
  log = new Log();
  readonly outbox: Outbox;
  readonly writing: Writing;
  siteName = '';
  /** The site can say who its users are; it does say who this is. */
  #signs = false;
  verified = false;
  /** Promises that bind in other conversations of this customer. */
  elsewhere: Pledge[] = [];
  /** The last event that was there when this page came to the conversation, or the customer wrote last. */
  past = 0;
  /** Everything up to the head at `welcome` is here; before that, showing and announcing wait. */
  caughtUp = false;
  /** The server no longer has the conversation that this browser remembers. */
  lostEarlier = false;
  /** The server does not want this client; only the customer's own wish tries again. */
  stopped = false;
  #head = 0;
  #token: string | undefined;
  #down: number | undefined;
  readonly #socket: Socket;
  readonly #delivery: Delivery;
  readonly #end = new AbortController();
  readonly #keep: Keep;
  readonly #to: Hearer;

  constructor(url: string, keep: Keep, to: Hearer) {
    this.#keep = keep;
    this.#to = to;
    this.#token = keep.get('token');
    this.outbox = new Outbox(keep);
    this.#socket = new Socket(url, {
      hello: () => ({ ...(this.#token && { token: this.#token, after: this.log.last }), ...to.hello() }),
      frame: (f) => this.#take(f),
      gone: (code) => this.#gone(code),
      wanted: () => this.#wanted(),
      // A token that is refused closes the connection; an identity does not.
      refused: (f) => (/^(unauthorized|invalid)$/.test(f.code) && to.hello().identity ? () => to.disown(f) : undefined),
    }, this.#end.signal);
    this.#delivery = new Delivery(this.outbox, (f) => this.#socket.send(f), () => this.#look(), () => this.again());
    this.writing = new Writing(this.#socket, to);
    keep.watch((name) => this.#otherTab(name), this.#end.signal);
  }

  /** A visitor whom nobody knows stays without a conversation until the window is opened. */
  resume(): void {
    if (this.#worth()) this.connect();
  }

  #worth(): boolean {
    return !!(this.#token || this.outbox.due().length || this.#to.hello().identity);
  }

  connect(): void {
    this.stopped = false;
    this.#sinceWhen();
    this.#socket.open();
  }

  /** Another hello, where there was one: another language, another user. */
  again(): void {
    if (!this.#socket.greeted) return this.resume();
    this.#delivery.reset();
    this.#socket.restart();
    this.#sinceWhen();
  }

  dispose(): void {
    this.#end.abort();
    this.#delivery.reset();
    this.#socket.close();
    this.writing.forget();
  }

  /** Leaves nothing of this customer in the browser. */
  forget(): void {
    this.outbox.startAnew(false);
    for (const name of this.#keep.names('')) this.#keep.set(name, undefined);
    this.#leave();
    this.lostEarlier = false;
    if (this.#to.isOpen()) this.connect();
  }

  #leave(): void {
    this.#reset(undefined);
    this.#delivery.reset();
    this.#socket.close();
    this.outbox.entries = [];
    this.#down = undefined;
  }

  get offline(): boolean {
    return late(this.#down);
  }

  /** There is a connection, but the server cannot keep anything: what was written waits. */
  get away(): boolean {
    return late(this.#delivery.since);
  }

  get begun(): boolean {
    return !!this.#token;
  }

  /** What binds, and what ended before the customer's eyes; soonest first. */
  get pledges(): Pledge[] {
    return this.#allPledges().filter((p) => !p.end || p.end.seq > this.past).sort((a, b) => (a.due_at! > b.due_at! ? 1 : -1));
  }

  /** There is cause to take the case to the top, where it is not yet: a person had it, or a promise was not kept. And the site can say who asks. */
  get aggrieved(): boolean {
    return this.#signs && !this.log.raised && (this.log.met || this.#allPledges().some((p) => isLate(p) || p.end?.kind === 'promise_broken'));
  }

  #allPledges(): Pledge[] {
    return [...this.log.pledges, ...this.elsewhere];
  }

  say(text: string, choice?: string): void {
    const words = text.trim();
    this.past = this.log.last;
    if (words) this.ask('message', { text: [...words].slice(0, 4000).join(''), ...(choice && { choice }) });
    this.writing.said();
  }

  /** For a person; where one is on the way already, that stands. */
  human(): void {
    if (this.log.state !== 'waiting' && this.log.state !== 'with_agent') this.ask('human');
  }

  /** Any other command; one of a type that is on its way already is not said twice. */
  ask(type: string, fields: Record<string, unknown> = {}): void {
    if (type !== 'message' && type !== 'feedback' && this.outbox.pending(type)) return;
    this.outbox.add(type, fields);
    this.connect();
    this.#delivery.flush();
    this.#to.changed();
  }

  retry(id: string): void {
    this.outbox.fail(id, undefined);
    this.connect();
    this.#delivery.flush();
    this.#to.changed();
  }

  /** Whether an answer was of use: undefined while nobody asked or said so in this browser. */
  judged(seq: number): boolean | undefined {
    const said = this.#keep.get(`judged.${seq}`);
    return said === undefined ? undefined : said === '1';
  }

  judge(seq: number, helpful: boolean): void {
    this.#keep.set(`judged.${seq}`, helpful ? '1' : '0');
    this.ask('feedback', { seq, helpful });
  }

  /** What stands in the composer outlives a reload. */
  get draft(): string {
    return this.#keep.get('draft') ?? '';
  }

  set draft(text: string) {
    this.#keep.set('draft', text || undefined);
  }

  get unread(): number {
    const read = this.#readSeq();
    return this.log.events.filter((e) => e.seq > read && isHeard(e)).length;
  }

  /** The customer has everything before their eyes. */
  read(): void {
    if (!this.caughtUp || this.log.last <= this.#readSeq()) return;
    this.#keep.set('read', String(this.log.last));
    this.#socket.send({ type: 'read', seq: this.log.last });
  }

  #readSeq(): number {
    return Number(this.#keep.get('read') ?? 0);
  }

  #take(f: Frame): void {
    switch (f.type) {
      case 'welcome':
        return this.#welcome(f);
      case 'event':
        return this.#event(f.event);
      case 'ack':
        this.#delivery.acked(f.id);
        break;
      case 'waiting':
        this.log.hint(f);
        break;
      case 'typing':
        if (f.role !== 'customer') this.writing.types(f.on ? f.role : undefined);
        break;
      case 'partial':
        this.writing.partial(f.ref, f.text);
        break;
      case 'error':
        this.#refused(f);
        break;
    }
    this.#to.changed();
  }

  #welcome(f: Frame & { type: 'welcome' }): void {
    if (!f.resumed && this.log.last) this.log = new Log();
    if (this.#token !== f.token) {
      this.#token = f.token;
      this.#keep.set('token', f.token);
      this.#keep.set('read', undefined);
    }
    this.siteName = f.site?.name ?? '';
    this.#signs = !!f.site?.signs;
    this.verified = !!f.customer?.verified;
    this.elsewhere = f.promises ?? [];
    this.log.state = f.state;
    this.writing.forget();
    this.#head = f.head;
    if (!this.caughtUp) this.past = f.head;
    this.#down = undefined;
    this.caughtUp ||= this.log.last >= f.head;
    // A head that is not meant for this receiver must not keep the window empty.
    setTimeout(() => this.#settle(), 2000);
    this.outbox.reload();
    this.#delivery.flush();
    this.#to.changed();
  }

  #event(e: LogEvent): void {
    if (!this.log.apply(e)) return;
    if (e.by.role === 'customer') {
      this.#delivery.acked(e.ref);
      this.outbox.drop(e.ref);
    }
    this.writing.seen(e, this.log.state);
    if (e.seq > this.#head) this.#to.news(e);
    if (this.log.last >= this.#head) this.#settle();
    if (this.caughtUp) this.#to.changed();
  }

  #wanted(): boolean {
    return this.#to.isOpen() || this.outbox.due().length > 0;
  }

  #settle(): void {
    if (this.caughtUp) return;
    this.caughtUp = true;
    this.#to.changed();
  }

  #refused(f: Frame & { type: 'error' }): void {
    const entry = this.outbox.find(f.id);
    if (entry && !this.#delivery.refused(entry, f.code, f.retry_after_ms)) this.#to.trouble(f.code, entry.frame.type, f.message);
  }

  /** What a closing code means; true: come back by oneself. */
  #gone(code: number): boolean {
    this.#delivery.reset();
    this.#delivery.since = undefined;
    this.writing.forget();
    this.#sinceWhen();
    let back = true;
    if (code === 4401 && this.#token) {
      this.#startAnew();
      back = this.#to.isOpen() || this.#worth();
    } else if ((code >= 4400 && code < 4500) || code === 1003 || code === 1007 || code === 1009) {
      // The same frames would meet the same end.
      this.stopped = true;
      back = false;
    }
    if (!back) this.#down = undefined;
    this.#to.changed();
    return back;
  }

  #startAnew(): void {
    this.lostEarlier = true;
    this.#reset(undefined);
    for (const name of ['token', 'read', ...this.#keep.names('judged.')]) this.#keep.set(name, undefined);
    this.outbox.startAnew(true);
  }

  #reset(token: string | undefined): void {
    this.#token = token;
    this.log = new Log();
    this.caughtUp = this.verified = false;
    this.elsewhere = [];
    this.writing.said();
  }

  /** The stored token counts, not the one in the notice: two tabs that start at once then end up in the same conversation. */
  #otherTab(name: string): void {
    if (name === 'token') {
      const token = this.#keep.get('token');
      if (token === this.#token) return;
      if (token) {
        this.#reset(token);
        this.#delivery.reset();
        this.#socket.close();
        this.connect();
      } else this.#leave();
    }
    this.#to.changed();
  }

  #sinceWhen(): void {
    if (this.#socket.ready || this.#down !== undefined) return;
    this.#down = Date.now();
    this.#look();
  }

  /** Looks again when a wait has become the customer's business. */
  #look(): void {
    setTimeout(() => this.#to.changed(), GRACE + 50);
  }
}
