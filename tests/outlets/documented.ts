/** The API's own description, against which answers are held. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { visit } from '../harness/session.ts';

export type Method = 'get' | 'post' | 'delete';

interface Operation {
  readonly security?: readonly object[];
  readonly responses: Readonly<Record<string, unknown>>;
}

export interface Document {
  readonly paths: Readonly<Record<string, Partial<Record<Method, Operation>>>>;
}

export class Documented {
  readonly document: Document;
  readonly #ajv: Ajv2020;
  /** Every method, path and status of which an answer was seen. */
  readonly seen = new Set<string>();

  constructor(document: Document) {
    this.document = document;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true });
    (addFormats as never as (instance: Ajv2020) => void)(this.#ajv);
    this.#ajv.addSchema(document, 'api');
  }

  static async read(): Promise<Documented> {
    return new Documented(await (await visit('/api/openapi.json')).json());
  }

  /** @throws when the document does not speak of such an answer */
  validatorOf(path: string, status: number, method: Method = 'get'): ValidateFunction {
    const pointer = [
      'paths',
      path,
      method,
      'responses',
      `${status}`,
      'content',
      'application/json',
      'schema',
    ];
    return this.#schemaAt(pointer, `${method} ${path} does not document ${status}`);
  }

  /** A schema by its name. */
  schema(name: string): ValidateFunction {
    return this.#schemaAt(['components', 'schemas', name], `There is no schema ${name}`);
  }

  /** Expects an answer to be JSON in the form that the document gives for its status. @returns the body */
  async expect(response: Response, path: string, method: Method = 'get') {
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const body = await response.json();
    const validate = this.validatorOf(path, response.status, method);
    expect(validate(body), `${method} ${path} ${response.status}: ${JSON.stringify(validate.errors)}`).toBe(
      true,
    );
    this.seen.add(`${method} ${path} ${response.status}`);
    return body;
  }

  #schemaAt(keys: readonly string[], problem: string): ValidateFunction {
    const pointer = keys
      .map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = this.#ajv.getSchema(`api#/${pointer}`);
    if (!validate) throw new Error(problem);
    return validate;
  }
}
