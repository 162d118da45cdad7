import { z } from 'zod'
import type { LibraryCode } from '../borrowing/values.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { Pseudonymize } from './installation-key.ts'

/** A person for whom a library system acts: a member of staff or a patron, by the library's own id. */
export type NamedPerson = {
  readonly library: LibraryCode | null
  readonly kind: 'staff' | 'patron'
  readonly id: string
}

/** The random ids under which people appear in the audit log. */
export type Subjects = {
  /** Returns the subject id of a person and creates it where there is none. */
  readonly subjectOf: (person: NamedPerson) => Promise<string>
  /** Finds the subject id of a person; null where there is none. */
  readonly findSubject: (person: NamedPerson) => Promise<string | null>
  /** Deletes the mapping of a person: nobody can tell any more whom the subject id stands for. */
  readonly forget: (person: NamedPerson) => Promise<void>
}

const Mapping = z.object({ subject: z.string() })

const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Creates the subject ids. The store holds a pseudonym of each person and the subject id, never the person's own id. */
export const createSubjects = (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  pseudonymize: Pseudonymize,
): Subjects => {
  const keyOf = ({ library, kind, id }: NamedPerson): Promise<string> =>
    pseudonymize('audit subject', `${library ?? ''}\0${kind}\0${id}`)
  const find = async (key: string): Promise<string | null> =>
    Mapping.safeParse((await store.getDocument('audit_subject', key))?.value).data?.subject ?? null
  return {
    subjectOf: async (person) => {
      const key = await keyOf(person)
      const existing = await find(key)
      if (existing !== null) return existing
      const value = { subject: randomId() }
      const result = await store.putDocuments([{ kind: 'audit_subject', key, value, expectedVersion: 0 }])
      return result === 'written' ? value.subject : ((await find(key)) ?? value.subject)
    },
    findSubject: async (person) => find(await keyOf(person)),
    forget: async (person) => {
      const key = await keyOf(person)
      await store.putDocuments([{ kind: 'audit_subject', key, value: undefined, expectedVersion: null }])
    },
  }
}
