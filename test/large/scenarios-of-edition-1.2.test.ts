import { closedCodesOf } from '../e2e/scenarios/coverage.ts'
import { rowsWithNewExchanges } from '../e2e/scenarios/new-exchanges.ts'
import { iso18626Scenarios, scenarios } from '../e2e/scenarios/table.ts'
import { testScenariosInEdition } from '../e2e/scenarios/test-edition.ts'

testScenariosInEdition(
  '1.2',
  [...rowsWithNewExchanges(scenarios), ...iso18626Scenarios],
  closedCodesOf('1.2'),
)
