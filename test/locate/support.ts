import { readFileSync } from 'node:fs'
import { LocateProfile } from '../../src/locate/profile.ts'
import type { WireAnswer } from '../../src/partners/partner-reply.ts'

/** Returns a catalogue's answer of our own fixtures. */
export const answer = (file: string): WireAnswer => ({
  status: 200,
  contentType: file.endsWith('.json') ? 'application/json' : 'application/xml',
  body: readFileSync(new URL(`../../fixtures/locate/${file}`, import.meta.url)),
})

/** Returns a profile with some of its members set. */
export const profileOf = (ask: Readonly<Record<string, unknown>>, members = {}): LocateProfile =>
  LocateProfile.parse({ code: 'test', ask, ...members })

/** Returns a profile of an SRU server. */
export const sruProfile = (
  holdings: string,
  members: Readonly<Record<string, unknown>> = {},
): LocateProfile =>
  profileOf({
    kind: 'sru',
    url: 'https://catalogue.example.org/sru',
    indexes: [
      { by: 'isbn', index: 'alma.isbn' },
      { by: 'title', index: 'alma.title', authorIndex: 'alma.creator' },
    ],
    holdings,
    ...members,
  })
