/** How an API's batches differ from OpenAI's own. */
export interface BatchDialect {
  /** As a person knows the service. */
  name: string;
  path: '/batches' | '/batch/jobs';
  uploadPath: '/files' | '/files/upload';
  /** What files are uploaded for. */
  purpose: string;
  limits: { requests: number; bytes: number };
  /** Whether a model that answers in batches answers nothing else. */
  batchOnly?: boolean;
  line: (id: string, body: Record<string, unknown>) => object;
  /** The body that asks for a batch. */
  request: (wish: { key: string; file: string }) => object;
}

/** OpenAI's Batch API: 50,000 requests and 200 MB at most, answered within a day, at half price. */
export function openaiBatches(name: string, url = '/v1/chat/completions'): BatchDialect {
  return {
    name,
    path: '/batches',
    uploadPath: '/files',
    purpose: 'batch',
    limits: { requests: 50_000, bytes: 200_000_000 },
    line: (custom_id, body) => ({ custom_id, method: 'POST', url, body }),
    request: ({ key, file }) => ({
      input_file_id: file,
      endpoint: url,
      completion_window: '24h',
      metadata: { holdfast_batch: key },
    }),
  };
}

/** Azure OpenAI's: a deployment of type batch, which answers nothing else. */
export function azureBatches(): BatchDialect {
  return { ...openaiBatches('azure', '/chat/completions'), batchOnly: true };
}

/** Together's: 50,000 requests and 100 MB at most. It keeps no metadata. */
export function togetherBatches(): BatchDialect {
  return {
    ...openaiBatches('together'),
    uploadPath: '/files/upload',
    purpose: 'batch-api',
    limits: { requests: 50_000, bytes: 100_000_000 },
    line: (custom_id, body) => ({ custom_id, body }),
    request: ({ file }) => ({
      input_file_id: file,
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
    }),
  };
}

/** Mistral's batch jobs: one model for all requests, named by the job and not by the lines. */
export function mistralBatches(model: string): BatchDialect {
  return {
    ...openaiBatches('mistral'),
    path: '/batch/jobs',
    limits: { requests: 1_000_000, bytes: 500_000_000 },
    line: (custom_id, { model: _, ...body }) => ({ custom_id, body }),
    request: ({ key, file }) => ({
      input_files: [file],
      model,
      endpoint: '/v1/chat/completions',
      timeout_hours: 24,
      metadata: { holdfast_batch: key },
    }),
  };
}
