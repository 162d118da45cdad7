import { afterAll, beforeAll, describe, test } from 'vitest'
import { type MailScene, replyTo, startMailScene } from './mailbox-scene.ts'

let scene: MailScene

beforeAll(async () => {
  scene = await startMailScene()
}, 120_000)
afterAll(() => scene.stop())

describe('a partner that only has a mailbox', () => {
  test('answers in words, and the request changes', async () => {
    const { number, letter } = await scene.ask()
    await scene.mailbox.deliver(
      replyTo(
        letter,
        'Dear colleague,\n\nthe book was sent today. Please return it by 30 April 2031.\n\nBest regards,\nTom Miller',
      ),
    )
    await scene.becomes(number, 'shipped_physically')
  })
})
