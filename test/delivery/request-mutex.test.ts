import { describe, expect, test } from 'vitest'
import { RequestNumber } from '../../src/borrowing/values.ts'
import { createRequestMutex } from '../../src/delivery/request-mutex.ts'

const one = RequestNumber.parse('ABC-AAAAAAAA')
const other = RequestNumber.parse('ABC-BBBBBBBB')

/**
 * Returns a change of something that others change too: it loads, thinks, and is too late where the version went on
 * meanwhile.
 */
const contended = () => {
  let version = 0
  let attempts = 0
  const change = async (): Promise<number | undefined> => {
    attempts += 1
    const loaded = version
    await Promise.resolve()
    if (version !== loaded) return undefined
    version += 1
    return version
  }
  return { change, attempts: () => attempts }
}

const pauses = () => {
  const all: number[] = []
  return { all, pause: async (milliseconds: number) => void all.push(milliseconds) }
}

describe('changes of one request', () => {
  test('are each made with at most one attempt in vain, however many come at once, and in their order', async () => {
    const { all, pause } = pauses()
    const mutex = createRequestMutex(() => 0.5, pause)
    const { change, attempts } = contended()
    const made = await Promise.all(Array.from({ length: 200 }, () => mutex(one, change)))
    expect(made).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    expect(attempts()).toBe(1 + 2 * 199)
    expect(all).toEqual([])
  })

  test('stand in line at once where others wait already, and are told that the request may have changed', async () => {
    const mutex = createRequestMutex(() => 0.5)
    const seen: (readonly [string, boolean])[] = []
    const attempt =
      (name: string, done: readonly (string | undefined)[]) =>
      async (reload: boolean): Promise<string | undefined> => {
        seen.push([name, reload])
        return done[seen.filter(([each]) => each === name).length - 1]
      }
    const first = mutex(one, attempt('first', [undefined, 'made']))
    await Promise.resolve()
    await Promise.resolve()
    const second = mutex(one, attempt('second', ['made']))
    expect(await Promise.all([first, second])).toEqual(['made', 'made'])
    expect(seen).toEqual([
      ['first', false],
      ['first', true],
      ['second', true],
    ])
  })

  test('go on behind one that fails, and hold up no other request', async () => {
    const { pause } = pauses()
    const mutex = createRequestMutex(() => 0.5, pause)
    let goOn = (): void => undefined
    const held = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const failing = mutex(one, async (reload) => {
      if (!reload) return undefined
      await held
      throw new Error('the disk is full')
    })
    const behind = mutex(one, async (reload) => (reload ? 'made' : undefined))
    expect(await mutex(other, async () => 'made')).toBe('made')
    goOn()
    await expect(failing).rejects.toThrow('the disk is full')
    expect(await behind).toBe('made')
  })

  test('that other processes come before each time wait longer and longer, and are given up', async () => {
    const { all, pause } = pauses()
    let attempts = 0
    const result = await createRequestMutex(() => 0.5, pause)(one, async () => {
      attempts += 1
      return undefined
    })
    expect(result).toBeUndefined()
    expect(attempts).toBe(61)
    expect(all.slice(0, 3)).toEqual([6, 12, 24])
    expect(all.at(-1)).toBe(187.5)
    expect(all.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(5000)
  })
})
