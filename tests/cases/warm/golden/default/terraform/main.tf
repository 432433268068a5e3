# What Terraform's provider can say in newer versions only.
# main.sls:2
resource "aws_dynamodb_table" "orders" {
  name                        = "warm-Orders"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  deletion_protection_enabled = false
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "date"
    type = "S"
  }

  attribute {
    name = "name"
    type = "S"
  }

  global_secondary_index {
    name            = "byDate"
    hash_key        = "date"
    projection_type = "ALL"
  }

  global_secondary_index {
    name            = "byName"
    hash_key        = "name"
    projection_type = "ALL"

    warm_throughput {
      read_units_per_second  = 12000
      write_units_per_second = 4000
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  warm_throughput {
    read_units_per_second  = 20000
    write_units_per_second = 5000
  }
}

# main.sls:2
resource "aws_dynamodb_contributor_insights" "orders_insights" {
  table_name = aws_dynamodb_table.orders.name
  mode       = "THROTTLED_KEYS"
}

# main.sls:2
resource "aws_dynamodb_contributor_insights" "orders_index_insights_by_date" {
  table_name = aws_dynamodb_table.orders.name
  index_name = "byDate"
}

# main.sls:2
resource "aws_dynamodb_contributor_insights" "orders_index_insights_by_name" {
  table_name = aws_dynamodb_table.orders.name
  index_name = "byName"
  mode       = "THROTTLED_KEYS"
}

# main.sls:7
resource "aws_dynamodb_table" "everywhere" {
  name                        = "warm-Everywhere"
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "id"
  stream_enabled              = true
  stream_view_type            = "NEW_AND_OLD_IMAGES"
  deletion_protection_enabled = false
  table_class                 = "STANDARD"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "name"
    type = "S"
  }

  global_secondary_index {
    name            = "byName"
    hash_key        = "name"
    projection_type = "ALL"

    warm_throughput {
      read_units_per_second  = 12000
      write_units_per_second = 4000
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  replica {
    region_name            = "eu-west-1"
    point_in_time_recovery = true
    propagate_tags         = true
  }

  warm_throughput {
    read_units_per_second  = 12000
    write_units_per_second = 4000
  }
}

# main.sls:7
resource "aws_dynamodb_contributor_insights" "everywhere_insights" {
  table_name = aws_dynamodb_table.everywhere.name
  mode       = "THROTTLED_KEYS"
}

# main.sls:7
resource "aws_dynamodb_contributor_insights" "everywhere_index_insights_by_name" {
  table_name = aws_dynamodb_table.everywhere.name
  index_name = "byName"
  mode       = "THROTTLED_KEYS"
}
