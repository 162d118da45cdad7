import { expect, test } from 'vitest'
import { readRequestSearch } from '../../console/src/features/requests/request-search.ts'

test('a link with a day that is none opens the list without this filter', () => {
  expect(readRequestSearch({ service: 'loan', neededByTo: 'soon', dueFrom: '2026-13-40' })).toEqual({
    service: 'loan',
  })
  expect(readRequestSearch({ neededByTo: '2026-11-28' })).toEqual({ neededByTo: '2026-11-28' })
})
