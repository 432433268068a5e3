output "once" {
  value = aws_scheduler_schedule.once.arn
}

output "hourly" {
  value = aws_scheduler_schedule.hourly.name
}
