import { testScenariosInEdition } from '../e2e/scenarios/test-edition.ts'

testScenariosInEdition('1.2')
