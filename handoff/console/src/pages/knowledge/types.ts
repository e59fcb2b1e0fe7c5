import type { Role } from '../../wire';

interface By { role: Role; id?: string; name?: string }

/** One of the owner's pages, as the server lists it. */
export interface Info { page: string; title: string; url?: string; language?: string; passages: number; version: number; at: string; by: By; from: string; fault?: string }
export interface Version { version: number; at: string; by: By; from: string; bytes: number; removed?: boolean }
export interface Text extends Info { content: string; versions: Version[] }

/** What came of the bot's answers from a page. */
export interface Use { page: string; answers: number; helpful: number; not_helpful: number; handed: number }

export interface Passage { page: string; title: string; heading?: string; url?: string; text: string }
/** What the pages say about a question: `p` is the probability that they answer it, `floor` that below which nothing is answered. */
export interface Found { enough: boolean; p: number; floor: number; answer?: string; source?: Passage; passages: Passage[] }
