import { expect } from 'vitest'
import type { HttpSettings } from '../../../src/http/services.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from './visitor.ts'

/** Somebody with a password, and the address for signing in. */
export type Person = { readonly email: string; readonly id: string }

/** Somebody who has signed in, with the browser, and with the answer to the sign-in. */
export type SignedIn = Person & { readonly visitor: Visitor; readonly answer: Answer }

/** A gateway with the libraries ABC and XYZ and the partner SUP, and with people as a test needs them. */
export type Accounts = {
  readonly gateway: TestGateway
  /** The key of ABC's own system. */
  readonly key: string
  /** Makes a person whom nobody else has the address of. */
  readonly person: (role: string, library?: string) => Promise<Person>
  /** Makes a person, who signs in. */
  readonly signedIn: (role: string, library?: string) => Promise<SignedIn>
}

/**
 * Starts a gateway with the libraries ABC and XYZ and the partner SUP.
 *
 * @param settings those that differ
 */
export const startAccounts = async (settings: Partial<HttpSettings> = {}): Promise<Accounts> => {
  const gateway = await startHttp({ settings })
  const key = await gateway.makeLibrary('ABC')
  await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
  let people = 0
  const person: Accounts['person'] = async (role, library) => {
    people += 1
    const email = `person-${people}@example.org`
    const { id } = await createPerson(gateway, {
      email,
      role,
      ...(library === undefined ? {} : { library }),
    })
    return { email, id }
  }
  const signedIn: Accounts['signedIn'] = async (role, library) => {
    const { email, id } = await person(role, library)
    const visitor = createVisitor(gateway)
    const answer = await visitor.signIn(email, goodPassword)
    expect(answer.status, answer.text).toBe(200)
    return { visitor, email, id, answer }
  }
  return { gateway, key, person, signedIn }
}

/** Runs a test with a gateway of its own, which has counted no attempts to sign in yet. */
export const alone = async (
  work: (gateway: TestGateway, pauses: readonly number[]) => Promise<void>,
): Promise<void> => {
  const pauses: number[] = []
  const own = await startHttp({ pause: async (milliseconds) => void pauses.push(milliseconds) })
  await own.makeLibrary('ABC')
  await work(own, pauses).finally(own.close)
}
