import { de } from '../../console/src/words/de.ts'
import { directoryDe } from '../../console/src/words/directory/de.ts'
import { directoryEn } from '../../console/src/words/directory/en.ts'
import { en } from '../../console/src/words/en.ts'
import { firstStepsDe } from '../../console/src/words/first-steps/de.ts'
import { firstStepsEn } from '../../console/src/words/first-steps/en.ts'
import { holdingsDe } from '../../console/src/words/holdings/de.ts'
import { holdingsEn } from '../../console/src/words/holdings/en.ts'
import { integrationDe } from '../../console/src/words/integration/de.ts'
import { integrationEn } from '../../console/src/words/integration/en.ts'
import { lendingDe } from '../../console/src/words/lending/de.ts'
import { lendingEn } from '../../console/src/words/lending/en.ts'
import { privacyDe } from '../../console/src/words/privacy/de.ts'
import { privacyEn } from '../../console/src/words/privacy/en.ts'
import { scanDe } from '../../console/src/words/scan/de.ts'
import { scanEn } from '../../console/src/words/scan/en.ts'
import { statisticsDe } from '../../console/src/words/statistics/de.ts'
import { statisticsEn } from '../../console/src/words/statistics/en.ts'
import { watchedDe } from '../../console/src/words/watched/de.ts'
import { watchedEn } from '../../console/src/words/watched/en.ts'

/** The words of the console by language, with those of pages that load their own. */
export const allWords = {
  en: {
    ...en,
    ...watchedEn,
    ...integrationEn,
    firstSteps: firstStepsEn,
    directory: directoryEn,
    holdings: holdingsEn,
    lending: lendingEn,
    privacy: privacyEn,
    scanning: scanEn,
    statistics: statisticsEn,
  },
  de: {
    ...de,
    ...watchedDe,
    ...integrationDe,
    firstSteps: firstStepsDe,
    directory: directoryDe,
    holdings: holdingsDe,
    lending: lendingDe,
    privacy: privacyDe,
    scanning: scanDe,
    statistics: statisticsDe,
  },
}
export type AllWords = (typeof allWords)['en']
