import { installAll } from './debian.ts'

/** Installs what the large tests need too, all before the first test: two workers cannot use the package manager at once. */
export const setup = installAll
