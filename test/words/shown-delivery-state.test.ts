import { expect, test } from 'vitest'
import { shownDeliveryState } from '../../console/src/shared/shown-delivery-state.ts'
import { en } from '../../console/src/words/en.ts'

test('what may have arrived is not shown as refused', () => {
  const states: Readonly<Record<string, string>> = en.request.timeline.states
  const shown = (state: string, possiblyTaken: boolean) =>
    states[shownDeliveryState({ state, possiblyTaken })]
  expect(shown('refused', true)).toBe('May have arrived')
  expect(shown('refused', false)).toBe('Refused')
  expect(shown('dead', true)).toBe('Given up')
})
