moved {
  from = aws_dynamodb_table.orders
  to   = aws_dynamodb_table.purchases
}

moved {
  from = aws_sqs_queue.jobs
  to   = aws_sqs_queue.work
}

moved {
  from = aws_sqs_queue.work
  to   = aws_sqs_queue.tasks
}

moved {
  from = aws_sqs_queue.part_eu
  to   = aws_sqs_queue.shard_eu
}

moved {
  from = aws_sqs_queue.part_us
  to   = aws_sqs_queue.shard_us
}

moved {
  from = aws_lambda_function.worker
  to   = aws_lambda_function.servant
}

moved {
  from = aws_lambda_event_source_mapping.worker_on_jobs_mapping
  to   = aws_lambda_event_source_mapping.worker_on_work_mapping
}

moved {
  from = aws_lambda_event_source_mapping.worker_on_work_mapping
  to   = aws_lambda_event_source_mapping.servant_on_tasks_mapping
}

moved {
  from = aws_iam_role.worker_role
  to   = aws_iam_role.servant_role
}

moved {
  from = aws_iam_role_policy.worker_role_policy
  to   = aws_iam_role_policy.servant_role_policy
}

moved {
  from = aws_scheduler_schedule.worker_on_every_schedule
  to   = aws_scheduler_schedule.servant_hourly_schedule
}

moved {
  from = aws_cloudwatch_log_group.worker_logs
  to   = aws_cloudwatch_log_group.servant_logs
}

moved {
  from = aws_iam_role.worker_on_every_schedule_role
  to   = aws_iam_role.servant_hourly_schedule_role
}

moved {
  from = aws_iam_role_policy.worker_on_every_schedule_role_policy
  to   = aws_iam_role_policy.servant_hourly_schedule_role_policy
}
