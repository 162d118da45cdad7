import type { Trouble } from './wire.ts'

const page = {
  status: 200,
  contentType: 'text/html',
  body: Buffer.from('<html><p>Welcome to our proxy.</html>'),
}

/** Faults of the wire between gateway and lender, for messages of either. */
export const resets: readonly Trouble[] = [
  // It never arrives.
  async ({ reset }) => reset(),
  // It arrives, and the answer does not.
  async ({ carry, reset }) => {
    await carry()
    reset()
  },
]

export const halfAnswers: readonly Trouble[] = [async ({ carry, answerHalf }) => answerHalf(await carry())]

export const wrongContentTypes: readonly Trouble[] = [
  async ({ carry, answer }) => answer({ ...(await carry()), contentType: 'text/plain' }),
  async ({ carry, answer }) => {
    await carry()
    answer(page)
  },
  // It never arrives: a page answers in its place.
  async ({ answer }) => answer(page),
]

export const lateAnswers: readonly Trouble[] = [
  async ({ carry, senderGone, answer }) => {
    const late = await carry()
    await senderGone
    answer(late)
  },
]

export const duplicates: readonly Trouble[] = [
  async ({ carry, answer }) => {
    const [first] = await Promise.all([carry(), carry()])
    answer(first)
  },
  async ({ carry, answer }) => {
    await carry()
    answer(await carry())
  },
]

export const reorderings: readonly Trouble[] = [
  // Its sender waits while later ones pass.
  async ({ overtaken, senderGone, carry, answer }) => {
    await Promise.race([overtaken, senderGone])
    answer(await carry())
  },
  // Its sender sends it again, goes on, and then the first copy arrives.
  async ({ overtaken, reset, carry }) => {
    reset()
    await overtaken
    await carry()
  },
]
