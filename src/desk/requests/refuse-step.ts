// SPDX-License-Identifier: Apache-2.0

import { fieldLabels } from '../../core/documents/field-labels.ts';
import type { Form } from '../../core/documents/form.ts';
import { RequestError } from '../../core/errors/request.ts';
import { requestSays } from '../../core/errors/sentences/request.ts';
import type { EventInput, RequestInSteps } from '../../core/requests/request.ts';
import type { RequestEvent } from '../../core/requests/state-table.ts';
import { type Step, takeStep } from '../../core/requests/take-step.ts';

/** The step, or its refusal as an error of the catalogue, with the fields that are missing by their ids. */
export function stepOrRefusal(request: RequestInSteps, event: RequestEvent, input: EventInput, form?: Form): Step {
  const step = takeStep(request, event, input);
  if (step.kind === 'step') return step;
  const isIncomplete = step.code === 'INCOMPLETE' && form !== undefined;
  const why = isIncomplete ? requestSays('fields-empty', { fields: fieldLabels(form, request.missing) }) : step.why;
  throw new RequestError(step.code, {
    message: requestSays('request-why', { why }),
    ...(step.code === 'INCOMPLETE' ? { details: { fields: [...request.missing] } } : {}),
  });
}
