/** Reporting a problem from wherever one is: the frame says how; outside it (before sign-in) there is no way. */
import { createContext, useContext } from 'react'

/** `error`: the details of what went wrong, as they are copied. */
export type ReportProblem = (error?: string) => void

export const ReportContext = createContext<ReportProblem | null>(null)

export const useReportProblem = (): ReportProblem | null => useContext(ReportContext)
