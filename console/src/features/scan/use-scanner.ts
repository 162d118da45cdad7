import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { CommandInput } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { findNearlySame, lookUpCode } from './scan-look-up.ts'
import { isPossible, type ScanMode, scanCommand, scanModes, undoCommand } from './scan-modes.ts'
import { createScanSounds } from './scan-sounds.ts'
import {
  addEntry,
  emptyScanState,
  type ScanCard,
  type ScanEntry,
  type ScanState,
  titleOf,
} from './scan-state.ts'
import { stopsOf } from './scan-stops.ts'

type Options = {
  /** Takes what is found without a second Enter, where there is nothing to check. */
  readonly atOnce: boolean
  /** Prints what belongs to a request. */
  readonly print: ((card: ScanCard) => Promise<void>) | null
}

/**
 * Returns the scanner: it looks up what is scanned, takes what is confirmed, and keeps the last scans. Scans are worked
 * through in their order, however fast they come.
 */
export const useScanner = (mode: ScanMode, { atOnce, print }: Options) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  const [state, setState] = useState<ScanState>(emptyScanState)
  const [sounds] = useState(createScanSounds)
  const latest = useRef(state)
  const queue = useRef<Promise<void>>(Promise.resolve())
  const count = useRef(0)
  const { library } = useChosenLibrary()
  const options = useRef({ atOnce, print, library })
  useEffect(() => {
    options.current = { atOnce, print, library }
  })
  const own = useScanWords()
  const labels = own[mode]

  const change = (changed: Partial<ScanState>): void => {
    latest.current = { ...latest.current, ...changed }
    setState(latest.current)
  }
  /** Adds a scan to the last ones; what waited for a person under the same code has been settled by it. */
  const note = (entry: Omit<ScanEntry, 'id' | 'at'>): readonly ScanEntry[] => {
    count.current += 1
    const others = latest.current.entries.filter(
      ({ state, code }) => state !== 'stopped' || code !== entry.code,
    )
    return addEntry(others, { id: count.current, at: Date.now(), ...entry })
  }
  const fail = (code: string, text: string, number?: string): void => {
    sounds.wrong()
    change({
      card: null,
      choices: [],
      message: { tone: 'wrong', text, ...(number === undefined ? {} : { number }) },
      entries: note({ code, title: code, number: number ?? null, items: [], state: 'failed', message: text }),
    })
  }
  const failWith = (code: string, error: unknown, number?: string): void => {
    const problem = toProblem(error)
    fail(
      code,
      [words.problems[problem.kind], problem.message].filter((part) => part !== '').join(' '),
      number,
    )
  }

  const take = async (card: ScanCard, command: CommandInput): Promise<void> => {
    const { request, items, code } = card
    try {
      await api.runCommand(request.number, command)
    } catch (error) {
      failWith(code, error, request.number)
      return
    }
    sounds.right()
    const title = titleOf(card)
    change({
      card: null,
      choices: [],
      message: { tone: 'right', text: labels.done(title), number: request.number },
      entries: note({ code, title, number: request.number, items, state: 'done', card }),
    })
    void queryClient.invalidateQueries({ queryKey: ['requests'] })
    await options.current.print?.(card).catch((error: unknown) => failWith(code, error, request.number))
  }

  const show = (card: ScanCard): Promise<void> | undefined => {
    const hasToStop = stopsOf(mode, card).length > 0
    if (options.current.atOnce && !hasToStop) return take(card, scanCommand(mode, card))
    if (options.current.atOnce) sounds.wrong()
    else sounds.right()
    change({ card, choices: [], message: null })
    return undefined
  }

  const stopped = (card: ScanCard, message: string): Omit<ScanEntry, 'id' | 'at'> => ({
    code: card.code,
    title: titleOf(card),
    number: card.request.number,
    items: [],
    state: 'stopped',
    card,
    message,
  })

  /** Keeps a card that was shown and not confirmed on top of the list, so that nobody takes it for done. */
  const noteUnconfirmed = (code: string): void => {
    const { card } = latest.current
    if (card === null || card.code.toLowerCase() === code.toLowerCase()) return
    change({ card: null, entries: note(stopped(card, labels.notConfirmed)) })
  }
  /** Where no request has the code: those whose lender announced almost this code wait for a person. */
  const findAnother = async (code: string): Promise<void> => {
    const near =
      mode === 'receive' ? await findNearlySame(api, code, options.current.library).catch(() => []) : []
    const [first, ...others] = near
    if (first === undefined) return fail(code, own.notFound(code))
    sounds.wrong()
    change({
      card: null,
      choices: others.length === 0 ? [] : near,
      message: { tone: 'wrong', text: own.differs(code, near.length) },
      entries:
        others.length === 0
          ? note(stopped(first, own.announced(first.announced ?? '', code)))
          : latest.current.entries,
    })
  }

  const find = async (code: string): Promise<void> => {
    noteUnconfirmed(code)
    let cards: readonly ScanCard[]
    try {
      cards = await lookUpCode(api, mode, code, options.current.library)
    } catch (error) {
      failWith(code, error)
      return
    }
    const possible = cards.filter(({ request }) => isPossible(mode, request))
    const [first, ...others] = possible
    if (first !== undefined && others.length === 0) return show(first)
    if (first !== undefined) {
      sounds.right()
      change({ card: null, choices: possible, message: null })
      return
    }
    const [refused] = cards
    if (refused === undefined) return findAnother(code)
    const reason = refused.request.refusedCommands?.find(
      ({ command }) => command === scanModes[mode].command,
    )?.reason
    return fail(code, labels.notPossible(titleOf(refused), reason?.text ?? ''), refused.request.number)
  }

  const enter = (text: string): Promise<void> | undefined => {
    const { card, choices } = latest.current
    const choice = /^[1-9]$/.test(text) ? choices[Number(text) - 1] : undefined
    if (choice !== undefined) return show(choice)
    if (card !== null && (text === '' || text.toLowerCase() === card.code.toLowerCase()))
      return take(card, scanCommand(mode, card))
    return text === '' ? undefined : find(text)
  }

  return {
    state,
    /** Takes what was scanned or typed, after all that came before. */
    scan: (text: string): void => {
      queue.current = queue.current.then(() => enter(text.trim()))
    },
    /** Takes the card that is shown, with what was changed in it. */
    takeAs: (card: ScanCard, command: CommandInput): void => {
      queue.current = queue.current.then(() => take(card, command))
    },
    dropCard: (): void => change({ card: null, choices: [], message: null }),
    /** Shows a scan that waits for a person. */
    showAgain: ({ card }: ScanEntry): void => change({ card: card ?? null, choices: [], message: null }),
    /** Takes a scan that waits for a person off the list. */
    settle: ({ id }: ScanEntry): void =>
      change({ entries: latest.current.entries.filter((each) => each.id !== id), message: null }),
    /** Reads the request of the card again, after it was changed. */
    readAgain: (): void => {
      const { card } = latest.current
      if (card === null) return
      queue.current = queue.current.then(async () => {
        const { request } = await api.request(card.request.number)
        change({ card: isPossible(mode, request) ? { ...card, request } : null })
      })
    },
    undo: (entry: ScanEntry): void => {
      const { number } = entry
      if (number === null) return
      queue.current = queue.current.then(async () => {
        try {
          await api.runCommand(number, undoCommand(mode, entry.items))
          change({
            message: { tone: 'right', text: labels.undone(entry.title), number },
            entries: latest.current.entries.map((each) =>
              each.id === entry.id ? { ...each, state: 'undone' } : each,
            ),
          })
        } catch (error) {
          failWith(entry.code, error, number)
        }
      })
    },
  }
}
