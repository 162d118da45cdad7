import { useMemo, useState } from 'react'

type SelectionState = Record<string, true>

/** The requests that a person has selected in a list. */
export type Selection = {
  readonly state: SelectionState
  readonly numbers: readonly string[]
  readonly change: (next: SelectionState | ((before: SelectionState) => SelectionState)) => void
  readonly toggle: (number: string) => void
  readonly clear: () => void
}

/** Keeps what is selected in a list; another list begins with nothing selected. */
export const useSelection = (list: string): Selection => {
  const [kept, setKept] = useState<{ readonly list: string; readonly state: SelectionState }>({
    list,
    state: empty,
  })
  const state = kept.list === list ? kept.state : empty
  // The functions stay the same while the list does, so that a row is drawn again only where it has changed.
  const functions = useMemo((): Pick<Selection, 'change' | 'toggle' | 'clear'> => {
    const update = (next: (before: SelectionState) => SelectionState): void =>
      setKept((before) => ({ list, state: next(before.list === list ? before.state : empty) }))
    return {
      change: (next) => update(typeof next === 'function' ? next : () => next),
      toggle: (number) =>
        update(({ [number]: chosen, ...others }) =>
          chosen === true ? others : { ...others, [number]: true },
        ),
      clear: () => update(() => empty),
    }
  }, [list])
  return useMemo(() => ({ state, numbers: Object.keys(state), ...functions }), [state, functions])
}

const empty: SelectionState = {}
