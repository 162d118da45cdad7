import { randomBytes } from 'node:crypto'
import { z } from 'zod'

const Made = z.object({ invitation: z.object({ link: z.string() }) })

/** Two people who can sign in to the console, with the same password. */
export type People = { readonly staff: string; readonly admin: string; readonly password: string }

/** Creates a member of staff and an admin, who sign in with email address and password. */
export const createPeople = async (url: string, key: string): Promise<People> => {
  const password = randomBytes(12).toString('base64url')
  const post = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok)
      throw new Error(`POST ${path} was answered with ${response.status}: ${await response.text()}`)
    return response.json()
  }
  const people = [
    { name: 'Anna Kern', email: 'anna@demo.example', role: 'staff', library: 'DEMO' },
    { name: 'Ada Lund', email: 'ada@demo.example', role: 'admin' },
  ] as const
  for (const person of people) {
    const { link } = Made.parse(await post('/v1/users', person)).invitation
    await post('/v1/passwords', { token: link.split('token=')[1], password })
  }
  return { staff: people[0].email, admin: people[1].email, password }
}
