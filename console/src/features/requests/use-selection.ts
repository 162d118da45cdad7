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
    state: {},
  })
  const state = kept.list === list ? kept.state : empty
  return useMemo(
    () => ({
      state,
      numbers: Object.keys(state),
      change: (next) => setKept({ list, state: typeof next === 'function' ? next(state) : next }),
      toggle: (number) => {
        const { [number]: chosen, ...others } = state
        setKept({ list, state: chosen === true ? others : { ...state, [number]: true } })
      },
      clear: () => setKept({ list, state: {} }),
    }),
    [list, state],
  )
}

const empty: SelectionState = {}
