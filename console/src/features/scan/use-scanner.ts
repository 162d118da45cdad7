import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Api } from '../../api/api.ts'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { CommandInput } from '../../api/types.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useWords } from '../../words/words-context.tsx'
import { isPossible, type ScanMode, scanCommand, scanModes, scannedItems, undoCommand } from './scan-modes.ts'
import { createScanSounds } from './scan-sounds.ts'
import { addEntry, emptyScanState, type ScanCard, type ScanEntry, type ScanState } from './scan-state.ts'

/** At most so many requests of one code are looked at. */
const maxChoices = 9

const titleOf = ({ request, items }: ScanCard): string => {
  const volume = items.length === 1 ? items[0]?.volume : undefined
  const title = request.citation.titleOfComponent ?? request.citation.title ?? request.number
  return volume === undefined ? title : `${title}, ${volume}`
}

const lookUp = async (
  api: Api,
  mode: ScanMode,
  code: string,
  library: string | undefined,
): Promise<readonly ScanCard[]> => {
  const find = async (barcode: string) =>
    (await api.listRequests({ barcode, library, limit: String(maxChoices) })).items
  const asScanned = await find(code)
  // Who types the code, above all on a phone, writes small letters; request numbers have capitals only.
  const capitals = code.toUpperCase()
  const found = asScanned.length > 0 || capitals === code ? asScanned : await find(capitals)
  const answers = await Promise.all(found.map(({ number }) => api.request(number)))
  return answers.map(({ request }) => ({ code, request, items: scannedItems(mode, request, code) }))
}

type Options = {
  /** Takes what is found without a second Enter, where it is one item. */
  readonly atOnce: boolean
  /** Prints what belongs to a request. */
  readonly print: ((number: string) => Promise<void>) | null
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
  const labels = words.scan[mode]

  const change = (changed: Partial<ScanState>): void => {
    latest.current = { ...latest.current, ...changed }
    setState(latest.current)
  }
  const fail = (code: string, text: string, number?: string): void => {
    sounds.wrong()
    count.current += 1
    const entry: ScanEntry = {
      id: count.current,
      code,
      title: code,
      number: number ?? null,
      items: [],
      state: 'failed',
      message: text,
    }
    change({
      card: null,
      choices: [],
      message: { tone: 'wrong', text, ...(number === undefined ? {} : { number }) },
      entries: addEntry(latest.current.entries, entry),
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
    count.current += 1
    const title = titleOf(card)
    change({
      card: null,
      choices: [],
      message: { tone: 'right', text: labels.done(title), number: request.number },
      entries: addEntry(latest.current.entries, {
        id: count.current,
        code,
        title,
        number: request.number,
        items,
        state: 'done',
      }),
    })
    void queryClient.invalidateQueries({ queryKey: ['requests'] })
    await options.current
      .print?.(request.number)
      .catch((error: unknown) => failWith(code, error, request.number))
  }

  const show = (card: ScanCard): Promise<void> | undefined => {
    if (options.current.atOnce && card.items.length < 2)
      return take(card, scanCommand(mode, card.request, card.items))
    sounds.right()
    change({ card, choices: [], message: null })
    return undefined
  }

  /** Notes that a card which was shown was not confirmed, so that nobody takes it for done. */
  const noteUnconfirmed = (): void => {
    const { card } = latest.current
    if (card === null) return
    count.current += 1
    change({
      card: null,
      entries: addEntry(latest.current.entries, {
        id: count.current,
        code: card.code,
        title: titleOf(card),
        number: card.request.number,
        items: [],
        state: 'failed',
        message: labels.notConfirmed,
      }),
    })
  }

  const find = async (code: string): Promise<void> => {
    noteUnconfirmed()
    let cards: readonly ScanCard[]
    try {
      cards = await lookUp(api, mode, code, options.current.library)
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
    if (refused === undefined) return fail(code, words.scan.notFound(code))
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
      return take(card, scanCommand(mode, card.request, card.items))
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
    dropCard: (): void => change({ card: null, choices: [] }),
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
