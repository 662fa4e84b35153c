// Metrics for Prometheus.
import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Public } from '../../../../libs/identity/access.decorator.js';
import { Metrics } from '../../runtime/metrics.js';

@ApiTags('health')
@Controller('metrics')
export class MetricsController {
  readonly #metrics: Metrics;
  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  @Get()
  @Public()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Metrics in the text form of Prometheus', description: 'Alert rules for them ship in docs/monitoring.' })
  @ApiProduces('text/plain')
  @ApiResponse({ status: 200, content: { 'text/plain': { example: 'dunghan_steps_missed 0\n' } } })
  metrics(): Promise<string> {
    return this.#metrics.text();
  }
}
