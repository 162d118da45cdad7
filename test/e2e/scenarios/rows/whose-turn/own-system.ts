import type { WhoseTurnScenario } from '../../scenario.ts'
import { receiveStep, shipped } from '../beginnings.ts'

/** The library’s own system that refuses or is silent, each step with whose turn it is. */
export const ownSystem: readonly WhoseTurnScenario[] = [
  {
    name: 'the library’s own system refuses the item, and takes it when it is asked again',
    ils: { refuses: 1 },
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        status: 'ils_refused',
        attention: ['ils_refused'],
        allowed: ['retry_ils', 'skip_ils', 'undo_receive'],
        forbidden: ['receive'],
        stage: 'shipped',
        next: 'library retry_ils',
      },
      {
        do: { type: 'retry_ils' },
        status: 'received_physically',
        sends: ['A received'],
        attention: [],
        stage: 'received',
        next: 'library place_on_shelf',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'the library’s own system refuses the clean-up on return; staff try again',
    ils: { refusesCleanUp: 1 },
    steps: [
      ...shipped,
      receiveStep,
      {
        do: { type: 'return' },
        status: 'lender_check_in',
        sends: ['A shipped_return'],
        stage: 'returned',
        attention: ['ils_records_left'],
        next: 'library skip_ils',
        allowed: ['retry_ils', 'skip_ils'],
      },
      {
        do: { type: 'retry_ils' },
        status: 'lender_check_in',
        attention: [],
        next: 'partner check_in',
        stage: 'returned',
      },
    ],
    ends: 'open in returned',
  },
  {
    name: 'the library’s own system is silent: staff are called in time, and go on without it',
    ils: { reachable: false },
    workflow: { deadlines: { ilsAnswer: 'PT2H' } },
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        status: 'receiving',
        next: 'ils ils_answer',
        stage: 'shipped',
        attention: [],
      },
      {
        advance: 'PT2H',
        status: 'ils_refused',
        attention: ['ils_refused'],
        next: 'library retry_ils',
        allowed: ['skip_ils'],
        stage: 'shipped',
      },
      {
        do: { type: 'skip_ils' },
        status: 'received_physically',
        sends: ['A received'],
        attention: [],
        stage: 'received',
        next: 'library patron_loan',
      },
    ],
    ends: 'open in received',
  },
]
