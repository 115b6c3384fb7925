/** The part of the router that is about message scripts. */
import type { Handlers } from '../../../procedure.ts'
import type { Scripts } from '../parts.ts'
import { checkDraft, listScripts, removeScript, saveScript, setScriptOn } from './change-scripts.ts'
import { rehearse } from './rehearse.ts'
import { listRuns, markHeard, markStepSaid, scriptsOfItem, startScript, startScriptFor, takeOverRun } from './runs.ts'

export const scriptsProcedures = ({ scripts: it }: { scripts: Scripts }): Pick<Handlers, `scripts.${string}` & keyof Handlers> => ({
  'scripts.list': listScripts(it),
  'scripts.check': checkDraft(it),
  'scripts.save': saveScript(it),
  'scripts.setOn': setScriptOn(it),
  'scripts.remove': removeScript(it),
  'scripts.rehearse': rehearse(it),
  'scripts.runs': listRuns(it),
  'scripts.ofItem': scriptsOfItem(it),
  'scripts.start': startScript(it),
  'scripts.startFor': startScriptFor(it),
  'scripts.markSaid': markStepSaid(it),
  'scripts.markHeard': markHeard(it),
  'scripts.takeOver': takeOverRun(it),
})
