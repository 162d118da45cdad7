import type { WireAnswer } from '../../partners/partner-reply.ts'
import type { CatalogueAnswer, CatalogueRoute, Question } from '../locate.ts'
import type { LocateProfile } from '../profile.ts'

type AskOf<Kind extends LocateProfile['ask']['kind']> = Extract<LocateProfile['ask'], { kind: Kind }>

/** One way to ask a catalogue. */
export type CatalogueProtocol<Kind extends LocateProfile['ask']['kind']> = {
  /** The call, without the headers that every call of the profile has. */
  readonly call: (
    question: Question,
    ask: AskOf<Kind>,
  ) => Pick<CatalogueRoute, 'method' | 'url' | 'headers' | 'body'>
  readonly read: (answer: WireAnswer, ask: AskOf<Kind>) => CatalogueAnswer
}

/** Returns a URL with parameters added to those that it has. */
export const withParameters = (url: string, parameters: Readonly<Record<string, string>>): string => {
  const full = new URL(url)
  for (const [name, value] of Object.entries(parameters)) full.searchParams.set(name, value)
  return full.href
}
