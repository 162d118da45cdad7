import { createContext, useContext } from 'react'
import type { Api } from './api.ts'

const ApiContext = createContext<Api | null>(null)

/** Gives the client of the API to the pages below it. */
export const ApiProvider = ApiContext.Provider

/** Returns the client of the API. */
export const useApi = (): Api => {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('useApi needs an ApiProvider above it')
  return api
}
